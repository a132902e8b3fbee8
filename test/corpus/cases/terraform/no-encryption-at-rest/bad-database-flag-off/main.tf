variable "encrypt" {
  type    = bool
  default = false
}

resource "aws_db_instance" "orders" {
  identifier              = "orders"
  engine                  = "mysql"
  engine_version          = "8.0"
  instance_class          = "db.m6g.large"
  allocated_storage       = 100
  username                = "app"
  password                = var.password
  backup_retention_period = 14
  storage_encrypted       = var.encrypt
}
