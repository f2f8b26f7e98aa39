variable "name" {
  description = "Name of the database server"
  type        = string
}

variable "subnet_ids" {
  description = "Subnets of the database, in at least two availability zones"
  type        = list(string)
}

variable "security_group_ids" {
  description = "Security groups of the database"
  type        = list(string)
}

variable "kms_key_arn" {
  description = "Key that encrypts the storage"
  type        = string
}

variable "password" {
  description = "Password of the master user"
  type        = string
  sensitive   = true
}
