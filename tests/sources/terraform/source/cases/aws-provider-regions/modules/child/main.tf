data "aws_region" "current" {}
resource "aws_sns_topic" "t" {
  name = "t-${data.aws_region.current.name}"
}
module "grandchild" {
  source = "../grandchild"
}
