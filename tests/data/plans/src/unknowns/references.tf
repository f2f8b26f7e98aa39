# How a reference to one of several instances looks.

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.0.0/24"
}

resource "aws_subnet" "b" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_s3_bucket" "single" {
  bucket_prefix = "single-"
}

resource "aws_s3_bucket" "named" {
  bucket = "a-name-that-is-known"
}

resource "aws_s3_bucket" "counted" {
  count         = 2
  bucket_prefix = "counted-"
}

resource "aws_s3_bucket" "keyed" {
  for_each      = toset(["uploads", "logs"])
  bucket_prefix = "${each.key}-"
}

# ---- one to one ------------------------------------------------------------------

resource "aws_s3_bucket_versioning" "count_index" {
  count  = 2
  bucket = aws_s3_bucket.counted[count.index].id

  versioning_configuration {
    status = "Enabled"
  }
}

# Looks the same in the plan, and always means the first bucket.
resource "aws_s3_bucket_versioning" "count_index_times_zero" {
  count  = 2
  bucket = aws_s3_bucket.counted[0 * count.index].id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_versioning" "each_key" {
  for_each = aws_s3_bucket.keyed
  bucket   = aws_s3_bucket.keyed[each.key].id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_versioning" "each_value" {
  for_each = aws_s3_bucket.keyed
  bucket   = each.value.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_versioning" "literal_index" {
  bucket = aws_s3_bucket.counted[0].id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_versioning" "literal_key" {
  bucket = aws_s3_bucket.keyed["uploads"].id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_versioning" "variable_key" {
  bucket = aws_s3_bucket.keyed[var.on ? "uploads" : "logs"].id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_versioning" "through_local_list" {
  bucket = local.bucket_ids[0]

  versioning_configuration {
    status = "Enabled"
  }
}

# The value is known, so the target is too.
resource "aws_s3_bucket_versioning" "known_value" {
  bucket = aws_s3_bucket.named.bucket

  versioning_configuration {
    status = "Enabled"
  }
}

# ---- lists -------------------------------------------------------------------------

resource "aws_backup_selection" "list_of_references" {
  name         = "list-of-references"
  plan_id      = aws_backup_plan.nested_none.id
  iam_role_arn = "arn:aws:iam::111122223333:role/backup"
  resources    = [aws_s3_bucket.single.arn, aws_s3_bucket.counted[1].arn, aws_s3_bucket.keyed["logs"].arn]
}

resource "aws_backup_selection" "splat" {
  name         = "splat"
  plan_id      = aws_backup_plan.nested_none.id
  iam_role_arn = "arn:aws:iam::111122223333:role/backup"
  resources    = aws_s3_bucket.counted[*].arn
}

resource "aws_backup_selection" "values_splat" {
  name         = "values-splat"
  plan_id      = aws_backup_plan.nested_none.id
  iam_role_arn = "arn:aws:iam::111122223333:role/backup"
  resources    = values(aws_s3_bucket.keyed)[*].arn
}

resource "aws_backup_selection" "for_with_filter" {
  name         = "for-with-filter"
  plan_id      = aws_backup_plan.nested_none.id
  iam_role_arn = "arn:aws:iam::111122223333:role/backup"
  resources    = [for key, bucket in aws_s3_bucket.keyed : bucket.arn if key == "logs"]
}

resource "aws_backup_selection" "concat" {
  name         = "concat"
  plan_id      = aws_backup_plan.nested_none.id
  iam_role_arn = "arn:aws:iam::111122223333:role/backup"
  resources    = concat([aws_s3_bucket.single.arn], aws_s3_bucket.counted[*].arn)
}

# ---- modules -----------------------------------------------------------------------

module "bucket" {
  source = "./modules/bucket"

  key_arn = aws_kms_key.one.arn
}

module "bucket_in_copy_region" {
  source    = "./modules/bucket"
  providers = { aws = aws.copy }

  key_arn = aws_kms_key.copy.arn
}

module "buckets" {
  source   = "./modules/bucket"
  for_each = toset(["a", "b"])

  key_arn = local.key_arn
}

resource "aws_s3_bucket_versioning" "module_output" {
  bucket = module.bucket.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_versioning" "module_output_literal_key" {
  bucket = module.buckets["a"].id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_versioning" "module_output_each_key" {
  for_each = module.buckets
  bucket   = module.buckets[each.key].id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_versioning" "module_output_object" {
  bucket = module.bucket.all.id

  versioning_configuration {
    status = "Enabled"
  }
}

output "bucket" {
  value = module.bucket.id
}

output "secret" {
  value     = var.secret
  sensitive = true
}
