resource "aws_codebuild_project" "site" {
  name           = "site"
  service_role   = aws_iam_role.build.arn
  encryption_key = var.kms_key_arn

  artifacts {
    type = "NO_ARTIFACTS"
  }

  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/amazonlinux-x86_64-standard:5.0"
    type         = "LINUX_CONTAINER"
  }

  source {
    type     = "GITHUB"
    location = "https://github.com/acme/site.git"
  }
}

variable "kms_key_arn" {
  type = string
}
