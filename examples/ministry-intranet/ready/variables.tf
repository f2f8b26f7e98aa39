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

variable "project_id" {
  description = "OpenStack project of the system"
  type        = string
  default     = "5f6e0d8c4b3a42918d7c6b5a49382716"
}

variable "external_network_id" {
  description = "The platform's network to the Internet; the VPN ends there"
  type        = string
  default     = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"
}

variable "image_id" {
  description = "Hardened server image that the ministry's IT centre builds every month"
  type        = string
  default     = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
}

variable "flavor" {
  description = "Size of a server"
  type        = string
  default     = "m1.large"
}

variable "volume_type" {
  description = "The platform's volume type with encryption at rest"
  type        = string
  default     = "ssd-luks"
}

variable "storage_policy" {
  description = "The platform's storage policy with encryption at rest"
  type        = string
  default     = "standard-encrypted"
}

variable "dumps_copy" {
  description = "Container of the backup project in the platform's other region"
  type        = string
  default     = "//cloud/dn-1/AUTH_9d1c2b3a4f5e46d7a8b9c0d1e2f3a4b5/intranet-dumps"
}

variable "sync_key" {
  description = "Key by which the two containers know each other, from the ministry's secret store"
  type        = string
  sensitive   = true
}

variable "certificate_ref" {
  description = "Certificate and key of the portal, in the platform's key store"
  type        = string
  default     = "https://keys.hn-1.cloud.example/v1/containers/3fa85f64-5717-4562-b3fc-2c963f66afa6"
}

variable "authority_ref" {
  description = "Certificate of the ministry's internal authority, in the platform's key store"
  type        = string
  default     = "https://keys.hn-1.cloud.example/v1/secrets/1b4e28ba-2fa1-41d2-883f-0016d3cca427"
}

variable "admin_public_key" {
  description = "Public key of the administrators, whose private parts are on their tokens"
  type        = string
  default     = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEXAMPLEexampleEXAMPLEexampleEXAMPLEexample operations"
}

variable "operations" {
  description = "The ministry's IT centre, which administers the system"
  type        = object({ gateway = string, cidr = string })
  default     = { gateway = "198.51.100.10", cidr = "10.16.9.0/24" }
}

variable "storage_cidr" {
  description = "Object storage of the platform"
  type        = string
  default     = "203.0.113.64/28"
}

variable "offices" {
  description = "Provincial offices: address of the VPN gateway and range of the officials' computers"
  type        = map(object({ gateway = string, cidr = string }))
  default = {
    da-nang     = { gateway = "198.51.100.43", cidr = "10.16.43.0/24" }
    hai-phong   = { gateway = "198.51.100.15", cidr = "10.16.15.0/24" }
    ho-chi-minh = { gateway = "198.51.100.79", cidr = "10.16.79.0/24" }
  }
}

variable "vpn_keys" {
  description = "Pre-shared key of each VPN connection, from the ministry's secret store"
  type        = map(string)
  sensitive   = true
}
