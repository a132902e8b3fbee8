resource "aws_secretsmanager_secret" "db" {
  name                    = "prod/db"
  kms_key_id              = "arn:aws:kms:eu-west-1:123456789012:key/3f0c3a53-6a0a-4b4f-9a2e-3f5c41a0b111"
  recovery_window_in_days = 30
}

resource "aws_secretsmanager_secret_version" "db" {
  secret_id     = aws_secretsmanager_secret.db.id
  secret_string = jsonencode({ username = "shop", password = "w9Lk!zT3vQx81bRs" })
}

resource "aws_secretsmanager_secret_rotation" "db" {
  secret_id           = aws_secretsmanager_secret.db.id
  rotation_lambda_arn = "arn:aws:lambda:eu-west-1:123456789012:function:rotate"
  rotation_rules {
    automatically_after_days = 30
  }
}
