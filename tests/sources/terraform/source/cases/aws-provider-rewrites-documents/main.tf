# Idea: the provider writes JSON documents anew: empty ones are none at all, containers are sorted and cleaned.
provider "aws" {
  region                      = "ap-southeast-1"
  access_key                  = "example-not-a-key"
  secret_key                  = "example-not-a-key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

locals {
  policy = { Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["b:Y", "a:X"], Resource = "*" }] }
}
resource "aws_iam_policy" "documents" {
  for_each = { whole = jsonencode(local.policy), empty = "{}", spaces = " { } ", other = "{\"a\":1}" }
  name     = each.key
  policy   = each.value
}
resource "aws_iam_role" "document" {
  name               = "r"
  assume_role_policy = jsonencode(local.policy)
}
resource "aws_s3_bucket_policy" "document" {
  bucket = "b"
  policy = jsonencode(local.policy)
}
resource "aws_ecr_repository_policy" "empty" {
  repository = "r"
  policy     = "{}"
}
resource "aws_ecr_lifecycle_policy" "rules" {
  repository = "r"
  policy = jsonencode({ rules = [{
    rulePriority = 1
    selection    = { tagStatus = "untagged", countType = "imageCountMoreThan", countNumber = 5 }
    action       = { type = "expire" }
  }] })
}
resource "aws_batch_job_definition" "containers" {
  name                 = "j"
  type                 = "container"
  container_properties = jsonencode({ image = "i", command = ["b", "a"], vcpus = 1, memory = 512, environment = [] })
}
resource "aws_ecs_task_definition" "sorted" {
  family = "f"
  container_definitions = jsonencode([
    {
      name        = "web", image = "i", cpu = 0, memory = 128, user = null
      environment = [{ name = "Z", value = "1" }, { name = "a", value = "2" }, { name = "B", value = "" }]
      secrets     = [{ name = "z", valueFrom = "x" }, { name = "a", valueFrom = "y" }]
    },
    {
      name             = "Agent", image = "i", memory = 64, privileged = false, readonlyRootFilesystem = true
      portMappings     = [{ containerPort = 443, hostPort = 0 }, { containerPort = 80 }]
      logConfiguration = { logDriver = "awslogs", options = { "awslogs-group" = "g" } }
      linuxParameters  = { capabilities = { add = [], drop = ["ALL"] } }
      ulimits          = [{ name = "nofile", softLimit = 1, hardLimit = 2 }]
    },
  ])
}
resource "aws_ecs_task_definition" "unknown_words" {
  family                = "f"
  container_definitions = jsonencode([{ name = "c", image = "i", memory = 128, comment = "not known" }])
}
resource "aws_cloudformation_stack" "template" {
  for_each      = { json = jsonencode({ Resources = {} }), lines = "Resources:\r\n  Topic:\r\n    Type: AWS::SNS::Topic\r\n" }
  name          = each.key
  template_body = each.value
}
