variable "db_password" {
  type      = string
  sensitive = true
}

resource "random_password" "db" {
  length           = 24
  override_special = "!#$%&*()-_=+[]{}<>:?"
}

resource "aws_db_instance" "main" {
  password            = random_password.db.result
  storage_encrypted   = true
  kms_key_id          = aws_kms_key.db.arn
  deletion_protection = true
  multi_az            = true
}
