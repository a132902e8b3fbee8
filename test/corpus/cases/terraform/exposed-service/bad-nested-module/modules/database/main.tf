variable "settings" {
  type = object({ public = bool, class = string })
}

resource "aws_db_instance" "main" {
  identifier                      = "orders"
  engine                          = "postgres"
  engine_version                  = "16.3"
  instance_class                  = var.settings.class
  allocated_storage               = 50
  storage_encrypted               = true
  publicly_accessible             = var.settings.public
  backup_retention_period         = 14
  deletion_protection             = true
  multi_az                        = true
  manage_master_user_password     = true
  username                        = "orders"
  enabled_cloudwatch_logs_exports = ["postgresql"]
}
