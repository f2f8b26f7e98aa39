# Documents that citizens attach to their applications.
resource "aws_s3_bucket" "uploads" {
  bucket = "${var.name}-uploads-${var.account_id}"
}

# Exports of the application's logs.
resource "aws_s3_bucket" "logs" {
  bucket = "${var.name}-logs-${var.account_id}"
}

resource "aws_kms_key" "database" {
  description = "Database of the citizen portal"
}
