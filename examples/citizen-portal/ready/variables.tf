variable "name" {
  description = "Prefix of every name"
  type        = string
  default     = "citizen-portal"
}

variable "owner" {
  description = "Who answers for the system"
  type        = string
  default     = "portal-team"
}

variable "environment" {
  description = "Stage of the system"
  type        = string
  default     = "production"
}

# AWS has no region in Viet Nam. Whether the portal's data may be kept abroad was
# decided before the two regions below were written down.
variable "region" {
  description = "Where the portal runs"
  type        = string
  default     = "ap-southeast-1"
}

variable "copy_region" {
  description = "Where the copies of the backups are kept"
  type        = string
  default     = "ap-southeast-3"
}

variable "account_id" {
  description = "AWS account of the system"
  type        = string
  default     = "111122223333"
}

variable "azs" {
  description = "The two availability zones; the keys name the subnets"
  type        = map(string)
  default = {
    a = "ap-southeast-1a"
    b = "ap-southeast-1b"
  }
}

variable "vpc_cidr" {
  description = "Addresses of the whole system"
  type        = string
  default     = "10.30.0.0/16"
}

variable "partner_cidr" {
  description = "Network of the data exchange platform, the only thing outside that the portal calls"
  type        = string
  default     = "203.0.113.0/24"
}

variable "partner_domain" {
  description = "Names under which the data exchange platform is found"
  type        = string
  default     = "trucdulieu.example.vn"
}

variable "admin_cidrs" {
  description = "Addresses under which the ministry's administration network reaches the Internet"
  type        = list(string)
  default     = ["198.51.100.0/28"]
}

variable "soc_email" {
  description = "Where the ministry's security operations read alerts"
  type        = string
  default     = "soc@bo-x.example.vn"
}

variable "domain" {
  description = "Name under which citizens reach the portal"
  type        = string
  default     = "dichvucong.example.vn"
}

variable "ami_id" {
  description = "Hardened image of the application servers, with the portal installed"
  type        = string
  default     = "ami-0123456789abcdef0"
}

variable "instance_type" {
  description = "Size of one application server"
  type        = string
  default     = "m6i.large"
}

variable "siem_url" {
  description = "Where the ministry's SIEM takes in logs (HTTPS)"
  type        = string
  default     = "https://siem.bo-x.example.vn/ingest"
}
