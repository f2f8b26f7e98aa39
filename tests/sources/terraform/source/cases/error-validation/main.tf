# Idea: a variable that its validation refuses.

variable "level" {
  default = 9
  validation {
    condition     = var.level <= 5
    error_message = "There are five levels."
  }
}
resource "terraform_data" "x" { input = var.level }
