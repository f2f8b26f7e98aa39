# Idea: cidr functions for both families, dates of constants, and what is only known at apply.

resource "terraform_data" "all" {
  input = {
    subnet     = cidrsubnet("10.0.0.0/16", 8, 5)
    subnets    = cidrsubnets("10.0.0.0/16", 4, 4, 8, 4)
    subnet6    = cidrsubnet("fd00:fd12:3456:7890::/56", 16, 162)
    host       = cidrhost("10.12.127.0/20", 16)
    host_last  = cidrhost("10.0.0.0/24", -1)
    host6      = cidrhost("fd00::/64", 34)
    netmask    = cidrnetmask("172.16.0.0/12")
    prefix     = tonumber(split("/", "10.0.0.0/28")[1])
    per_zone   = [for i, z in ["a", "b", "c"] : cidrsubnet("10.1.0.0/16", 4, i)]
    timeadd    = timeadd("2024-02-28T23:00:00Z", "25h30m")
    timeadd_zone = timeadd("2024-01-01T00:00:00+07:00", "-10m")
    formatdate = formatdate("EEEE, DD-MMM-YY hh:mm:ss ZZZ", "2024-03-05T04:05:06Z")
    formatdate2 = formatdate("YYYY-MM-DD'T'HH 'o''clock' AA", "2024-12-25T15:00:00+07:00")
    timecmp    = [timecmp("2024-01-01T00:00:00Z", "2024-01-01T07:00:00+07:00"), timecmp("2023-01-01T00:00:00Z", "2024-01-01T00:00:00Z")]
    now        = timestamp()
    uuid       = uuid()
    year       = formatdate("YYYY", timestamp())
    random     = bcrypt("x")
  }
}
