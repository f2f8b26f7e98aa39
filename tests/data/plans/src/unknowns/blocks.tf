# ---- ingress: an attribute that is written like a block, optional and computed

resource "aws_security_group" "no_ingress" {
  name = "no-ingress"
}

resource "aws_security_group" "ingress_empty_list" {
  name    = "ingress-empty-list"
  ingress = []
}

resource "aws_security_group" "ingress_unknown_list" {
  name    = "ingress-unknown-list"
  ingress = terraform_data.late.output.rules
}

resource "aws_security_group" "dynamic_unknown" {
  name = "dynamic-unknown"

  dynamic "ingress" {
    for_each = terraform_data.late.output.ports

    content {
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ["0.0.0.0/0"]
    }
  }
}

resource "aws_security_group" "dynamic_known" {
  name = "dynamic-known"

  dynamic "ingress" {
    for_each = local.known_ports

    content {
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ["10.0.0.0/8"]
    }
  }
}

resource "aws_security_group" "dynamic_known_empty" {
  name = "dynamic-known-empty"

  dynamic "ingress" {
    for_each = var.off ? [443] : []

    content {
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ["10.0.0.0/8"]
    }
  }
}

# How many is known, what is in it is not.
resource "aws_security_group" "dynamic_known_unknown_content" {
  name = "dynamic-known-unknown-content"

  dynamic "ingress" {
    for_each = local.known_ports

    content {
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = [terraform_data.late.output.cidr]
    }
  }
}

resource "aws_security_group" "static_and_dynamic_unknown" {
  name = "static-and-dynamic-unknown"

  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }

  dynamic "ingress" {
    for_each = terraform_data.late.output.ports

    content {
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ["0.0.0.0/0"]
    }
  }
}

resource "aws_security_group" "static_unknown_leaf" {
  name = "static-unknown-leaf"

  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = [terraform_data.late.output.cidr]
  }
}

# ---- access_logs: a real block ------------------------------------------------

resource "aws_lb" "no_logs" {
  name    = "no-logs"
  subnets = [aws_subnet.a.id, aws_subnet.b.id]
}

resource "aws_lb" "static_logs" {
  name    = "static-logs"
  subnets = [aws_subnet.a.id, aws_subnet.b.id]

  access_logs {
    bucket  = aws_s3_bucket.single.id
    enabled = true
  }
}

resource "aws_lb" "dynamic_unknown" {
  name    = "dynamic-unknown"
  subnets = [aws_subnet.a.id, aws_subnet.b.id]

  dynamic "access_logs" {
    for_each = terraform_data.late.output.logs

    content {
      bucket  = access_logs.value.bucket
      enabled = true
    }
  }
}

resource "aws_lb" "dynamic_known" {
  name    = "dynamic-known"
  subnets = [aws_subnet.a.id, aws_subnet.b.id]

  dynamic "access_logs" {
    for_each = ["known-logs"]

    content {
      bucket  = access_logs.value
      enabled = true
    }
  }
}

resource "aws_lb" "dynamic_known_empty" {
  name    = "dynamic-known-empty"
  subnets = [aws_subnet.a.id, aws_subnet.b.id]

  dynamic "access_logs" {
    for_each = var.off ? ["known-logs"] : []

    content {
      bucket  = access_logs.value
      enabled = true
    }
  }
}

# ---- a block in a block --------------------------------------------------------

resource "aws_backup_plan" "nested_none" {
  name = "nested-none"

  rule {
    rule_name         = "daily"
    target_vault_name = "main"
  }
}

resource "aws_backup_plan" "nested_dynamic_unknown" {
  name = "nested-dynamic-unknown"

  rule {
    rule_name         = "daily"
    target_vault_name = "main"

    dynamic "copy_action" {
      for_each = terraform_data.late.output.vault

      content {
        destination_vault_arn = copy_action.value
      }
    }
  }
}

resource "aws_backup_plan" "nested_dynamic_known" {
  name = "nested-dynamic-known"

  rule {
    rule_name         = "daily"
    target_vault_name = "main"

    dynamic "copy_action" {
      for_each = ["arn:aws:backup:ap-southeast-3:111122223333:backup-vault:copy"]

      content {
        destination_vault_arn = copy_action.value
      }
    }
  }
}

# A dynamic block in a dynamic block, the inner one unknown.
resource "aws_backup_plan" "dynamic_in_dynamic" {
  name = "dynamic-in-dynamic"

  dynamic "rule" {
    for_each = ["daily", "weekly"]

    content {
      rule_name         = rule.value
      target_vault_name = "main"

      dynamic "copy_action" {
        for_each = terraform_data.late.output.vault

        content {
          destination_vault_arn = copy_action.value
        }
      }
    }
  }
}

# The same with a list of blocks (rule above is a set).
resource "aws_launch_template" "nested_dynamic_unknown" {
  name = "nested-dynamic-unknown"

  block_device_mappings {
    device_name = "/dev/xvda"

    dynamic "ebs" {
      for_each = terraform_data.late.output.ports

      content {
        encrypted = true
      }
    }
  }
}

resource "aws_launch_template" "nested_none" {
  name = "nested-none"

  block_device_mappings {
    device_name = "/dev/xvda"
  }
}

# ---- metadata_options: optional and computed, at most one ------------------------

resource "aws_launch_template" "computed_block_unset" {
  name = "computed-block-unset"
}

resource "aws_launch_template" "computed_block_dynamic_unknown" {
  name = "computed-block-dynamic-unknown"

  dynamic "metadata_options" {
    for_each = terraform_data.late.output.logs

    content {
      http_tokens = "required"
    }
  }
}

# ---- a resource of the provider's newer half (plugin framework) -------------------

resource "aws_s3_bucket_lifecycle_configuration" "framework_dynamic_unknown" {
  bucket = aws_s3_bucket.single.id

  dynamic "rule" {
    for_each = terraform_data.late.output.ports

    content {
      id     = "rule-${rule.value}"
      status = "Enabled"

      expiration {
        days = 400
      }
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "framework_nested_dynamic_unknown" {
  bucket = aws_s3_bucket.named.id

  rule {
    id     = "expire"
    status = "Enabled"

    dynamic "expiration" {
      for_each = terraform_data.late.output.logs

      content {
        days = 400
      }
    }
  }
}
