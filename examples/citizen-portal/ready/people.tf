# Who administers the system. People come from the ministry's directory: it knows who
# still works here and asks for the second factor. They get a role for one shift.
#
# For the day on which the directory is down there is a group of IAM users. Who is in
# it is decided by the unit in charge of security, outside this definition; whoever it
# is can do nothing without a second factor.
#
# Both are worth nothing outside the ministry's administration network.

resource "aws_iam_saml_provider" "ministry" {
  name                   = "ministry-directory"
  saml_metadata_document = file("${path.module}/directory.xml")

  tags = { Zone = "mgmt" }
}

resource "aws_iam_role" "operators" {
  name                 = "${var.name}-operators"
  description          = "Administrators of the citizen portal"
  assume_role_policy   = data.aws_iam_policy_document.operators_trust.json
  max_session_duration = 4 * 60 * 60
}

data "aws_iam_policy_document" "operators_trust" {
  statement {
    actions = ["sts:AssumeRoleWithSAML"]

    principals {
      type        = "Federated"
      identifiers = ["arn:aws:iam::${var.account_id}:saml-provider/ministry-directory"]
    }

    condition {
      test     = "StringEquals"
      variable = "SAML:aud"
      values   = ["https://signin.aws.amazon.com/saml"]
    }
  }
}

resource "aws_iam_group" "emergency" {
  name = "${var.name}-emergency"
}

# ---- What both may do ---------------------------------------------------------------

resource "aws_iam_policy" "sessions" {
  name        = "${var.name}-sessions"
  description = "Sessions on the servers of the citizen portal"
  policy      = data.aws_iam_policy_document.sessions.json
}

resource "aws_iam_role_policy_attachment" "operators_sessions" {
  role       = aws_iam_role.operators.name
  policy_arn = aws_iam_policy.sessions.arn
}

resource "aws_iam_group_policy_attachment" "emergency_sessions" {
  group      = aws_iam_group.emergency.name
  policy_arn = aws_iam_policy.sessions.arn
}

data "aws_iam_policy_document" "sessions" {
  statement {
    sid       = "Servers"
    actions   = ["ssm:StartSession"]
    resources = ["arn:aws:ec2:${var.region}:${var.account_id}:instance/*"]

    condition {
      test     = "StringEquals"
      variable = "ssm:resourceTag/Project"
      values   = [var.name]
    }

    condition {
      test     = "IpAddress"
      variable = "aws:SourceIp"
      values   = var.admin_cidrs
    }
  }

  # A shell, or a tunnel to the administration pages of the portal.
  statement {
    sid     = "Ways"
    actions = ["ssm:StartSession"]

    resources = [
      "arn:aws:ssm:${var.region}:${var.account_id}:document/SSM-SessionManagerRunShell",
      "arn:aws:ssm:${var.region}::document/AWS-StartPortForwardingSession",
    ]

    condition {
      test     = "IpAddress"
      variable = "aws:SourceIp"
      values   = var.admin_cidrs
    }
  }

  statement {
    sid     = "OwnSessions"
    actions = ["ssm:ResumeSession", "ssm:TerminateSession"]

    # Session Manager names a session after who opened it.
    resources = [
      "arn:aws:ssm:${var.region}:${var.account_id}:session/$${aws:userid}-*",
      "arn:aws:ssm:${var.region}:${var.account_id}:session/$${aws:username}-*",
    ]

    condition {
      test     = "IpAddress"
      variable = "aws:SourceIp"
      values   = var.admin_cidrs
    }
  }
}

# ---- What neither may do ------------------------------------------------------------

resource "aws_iam_policy" "known_addresses" {
  name        = "${var.name}-known-addresses"
  description = "Nothing from outside the administration network"
  policy      = data.aws_iam_policy_document.known_addresses.json
}

resource "aws_iam_role_policy_attachment" "operators_known_addresses" {
  role       = aws_iam_role.operators.name
  policy_arn = aws_iam_policy.known_addresses.arn
}

resource "aws_iam_group_policy_attachment" "emergency_known_addresses" {
  group      = aws_iam_group.emergency.name
  policy_arn = aws_iam_policy.known_addresses.arn
}

data "aws_iam_policy_document" "known_addresses" {
  statement {
    sid       = "NothingFromElsewhere"
    effect    = "Deny"
    actions   = ["*"]
    resources = ["*"]

    condition {
      test     = "NotIpAddress"
      variable = "aws:SourceIp"
      values   = var.admin_cidrs
    }

    # What a service does for them comes from the service's addresses.
    condition {
      test     = "Bool"
      variable = "aws:ViaAWSService"
      values   = ["false"]
    }
  }
}

resource "aws_iam_policy" "second_factor" {
  name        = "${var.name}-second-factor"
  description = "Nothing without a second factor, except setting one up"
  policy      = data.aws_iam_policy_document.second_factor.json
}

resource "aws_iam_group_policy_attachment" "emergency_second_factor" {
  group      = aws_iam_group.emergency.name
  policy_arn = aws_iam_policy.second_factor.arn
}

data "aws_iam_policy_document" "second_factor" {
  statement {
    sid       = "NothingWithoutASecondFactor"
    effect    = "Deny"
    resources = ["*"]

    not_actions = [
      "iam:ChangePassword",
      "iam:CreateVirtualMFADevice",
      "iam:EnableMFADevice",
      "iam:GetUser",
      "iam:ListMFADevices",
      "iam:ListVirtualMFADevices",
      "iam:ResyncMFADevice",
      "sts:GetSessionToken",
    ]

    condition {
      test     = "BoolIfExists"
      variable = "aws:MultiFactorAuthPresent"
      values   = ["false"]
    }
  }
}
