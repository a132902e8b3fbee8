resource "aws_backup_vault" "main" {
  name        = "main"
  kms_key_arn = var.kms_key_arn
}

resource "aws_backup_vault_policy" "main" {
  backup_vault_name = aws_backup_vault.main.name
  policy            = <<POLICY
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Central",
      "Effect": "Allow",
      "Principal": { "AWS": ["arn:aws:iam::111122223333:root"] },
      "Action": ["backup:*"],
      "Resource": "*"
    }
  ]
}
POLICY
}

variable "kms_key_arn" {
  type = string
}
