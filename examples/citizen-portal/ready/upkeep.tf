# What Systems Manager does on every server, also on those that the scaling group
# starts tomorrow: patches, the list of software, the agent that sends logs.

# A new image brings its patches along and replaces the servers (app.tf). What cannot
# wait for the next one is installed every Sunday night, one server after the other.
resource "aws_ssm_association" "patches" {
  association_name    = "${var.name}-patches"
  name                = "AWS-RunPatchBaseline"
  schedule_expression = "cron(0 19 ? * SUN *)" # 02:00 on Monday in Ha Noi
  compliance_severity = "HIGH"
  max_concurrency     = "1"
  max_errors          = "0"

  parameters = {
    Operation    = "Install"
    RebootOption = "RebootIfNeeded"
  }

  targets {
    key    = "InstanceIds"
    values = ["*"]
  }
}

resource "aws_ssm_association" "inventory" {
  association_name    = "${var.name}-inventory"
  name                = "AWS-GatherSoftwareInventory"
  schedule_expression = "rate(12 hours)"

  targets {
    key    = "InstanceIds"
    values = ["*"]
  }
}

# ---- Logs of the servers ----------------------------------------------------------
# The image brings the CloudWatch agent; here it is told what to send.

resource "aws_ssm_association" "log_agent" {
  association_name    = "${var.name}-log-agent"
  name                = "AmazonCloudWatch-ManageAgent"
  schedule_expression = "rate(1 day)"

  parameters = {
    action                        = "configure"
    mode                          = "ec2"
    optionalConfigurationSource   = "ssm"
    optionalConfigurationLocation = aws_ssm_parameter.log_agent.name
    optionalRestart               = "yes"
  }

  targets {
    key    = "InstanceIds"
    values = ["*"]
  }
}

resource "aws_ssm_parameter" "log_agent" {
  name = "/${var.name}/log-agent"
  type = "String"

  value = jsonencode({
    logs = {
      logs_collected = {
        files = {
          collect_list = [
            for file, log in local.server_logs : {
              file_path       = file
              log_group_name  = log.group
              log_stream_name = "{instance_id}/${log.stream}"
            }
          ]
        }
      }
    }
  })

  tags = { Zone = "mgmt" }
}

locals {
  # audit.log says which processes ran and who started them; secure, who logged in.
  server_logs = {
    "/var/log/audit/audit.log" = { group = aws_cloudwatch_log_group.servers.name, stream = "processes" }
    "/var/log/messages"        = { group = aws_cloudwatch_log_group.servers.name, stream = "system" }
    "/var/log/portal/*.log"    = { group = aws_cloudwatch_log_group.app.name, stream = "portal" }
    "/var/log/secure"          = { group = aws_cloudwatch_log_group.servers.name, stream = "log-ins" }
  }
}
