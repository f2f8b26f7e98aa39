variable "name" {
  description = "Prefix of every name"
  type        = string
  default     = "intranet"
}

variable "region" {
  description = "Where the system runs"
  type        = string
  default     = "hn-1"
}

variable "external_network_id" {
  description = "The platform's network to the Internet"
  type        = string
  default     = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"
}

variable "external_pool" {
  description = "Where public addresses come from"
  type        = string
  default     = "public"
}

variable "image" {
  description = "Image of the servers"
  type        = string
  default     = "ubuntu-22.04"
}

variable "admin_password" {
  description = "Password of the servers, the same for all until they are handed over"
  type        = string
  default     = "example-only-not-a-secret"
}
