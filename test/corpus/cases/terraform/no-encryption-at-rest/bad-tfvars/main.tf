variable "encrypted" {
  type = bool
}

resource "aws_efs_file_system" "shared" {
  creation_token = "shared"
  encrypted      = var.encrypted

  lifecycle_policy {
    transition_to_ia = "AFTER_30_DAYS"
  }
}
