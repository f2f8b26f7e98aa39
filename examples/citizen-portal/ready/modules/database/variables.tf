variable "name" {
  description = "Name of the database server"
  type        = string
}

variable "account_id" {
  description = "AWS account of the system"
  type        = string
}

variable "instance_class" {
  description = "Size of the database server"
  type        = string
  default     = "db.m6g.large"
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
  description = "Key that encrypts the storage and the password"
  type        = string
}

variable "log_kms_key_arn" {
  description = "Key that encrypts the logs"
  type        = string
}

variable "log_retention_days" {
  description = "How long the logs are kept"
  type        = number
}

variable "backup_retention_days" {
  description = "How long the automatic backups are kept; RDS allows at most 35"
  type        = number

  validation {
    condition     = var.backup_retention_days >= 30 && var.backup_retention_days <= 35
    error_message = "Between 30 (the house rule) and 35 days (the limit of RDS)."
  }
}

variable "tags" {
  description = "Tags of everything in this module that holds data"
  type        = map(string)
  default     = {}
}
