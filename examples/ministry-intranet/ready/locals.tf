locals {
  # One network for each zone of the standard.
  zones = {
    edge       = "10.30.0.0/24"
    dmz        = "10.30.1.0/24"
    server     = "10.30.2.0/24"
    database   = "10.30.3.0/24"
    internal   = "10.30.4.0/24"
    management = "10.30.9.0/24"
  }

  # All of the system, and all of the ministry's sites.
  system_range   = "10.30.0.0/16"
  ministry_range = "10.16.0.0/16"

  # Two servers of a kind stand in two availability zones.
  pair = { a = "hn-1a", b = "hn-1b" }

  # Addresses that others are configured with.
  proxy_address = "10.30.0.10"
  logs_address  = "10.30.9.30"

  # What the proxy gives the servers: packages, names and the time.
  proxied = {
    packages = { protocol = "tcp", port = 3128 }
    names    = { protocol = "udp", port = 53 }
    time     = { protocol = "udp", port = 123 }
  }

  # What it gets from the ministry's IT centre in turn, through the VPN.
  upstream = {
    packages = { protocol = "tcp", port = 443 }
    names    = { protocol = "udp", port = 53 }
    time     = { protocol = "udp", port = 123 }
  }
}
