variable "name" {
  description = "Prefix of every name"
  type        = string
  default     = "citizen-portal"
}

variable "region" {
  description = "Where the portal runs"
  type        = string
  default     = "ap-southeast-1"
}

variable "azs" {
  description = "Availability zones, one subnet of each kind in each"
  type        = list(string)
  default     = ["ap-southeast-1a", "ap-southeast-1b"]
}

variable "account_id" {
  description = "AWS account, part of the names of the buckets"
  type        = string
  default     = "111122223333"
}

variable "ami_id" {
  description = "Image of the portal's servers"
  type        = string
  default     = "ami-0123456789abcdef0"
}

variable "certificate_arn" {
  description = "Certificate of the portal's domain"
  type        = string
  default     = "arn:aws:acm:ap-southeast-1:111122223333:certificate/00000000-1111-2222-3333-444444444444"
}

variable "db_password" {
  description = "Password of the database's master user"
  type        = string
  sensitive   = true
}
