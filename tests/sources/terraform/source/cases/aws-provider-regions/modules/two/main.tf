terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      version               = "~> 5.0"
      configuration_aliases = [aws.first, aws.second]
    }
  }
}
data "aws_region" "first" { provider = aws.first }
data "aws_region" "second" {
  provider = aws.second
}
module "child" {
  source    = "../child"
  providers = { aws = aws.second }
}
