variable "name" {
  description = "Name of the bucket"
  type        = string
}

variable "sse_algorithm" {
  description = "aws:kms with a key of one's own; AES256 where a service cannot use one"
  type        = string
  default     = "aws:kms"
}

variable "kms_key_arn" {
  description = "Key that encrypts the objects, with aws:kms"
  type        = string
  default     = null
}

variable "lock_days" {
  description = "For how many days objects can be neither changed nor deleted; 0 = no lock"
  type        = number
  default     = 0
}

variable "expire_days" {
  description = "After how many days objects are deleted; 0 = never"
  type        = number
  default     = 0
}

variable "policy_to_join" {
  description = "Further statements of the bucket's policy, as JSON"
  type        = string
  default     = ""
}

variable "tags" {
  description = "Tags of the bucket"
  type        = map(string)
  default     = {}
}
