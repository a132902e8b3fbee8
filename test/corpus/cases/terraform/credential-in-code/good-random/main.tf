resource "random_password" "db" {
  length  = 32
  special = false
}

resource "aws_db_instance" "orders" {
  identifier              = "orders"
  engine                  = "mysql"
  instance_class          = "db.t4g.medium"
  allocated_storage       = 20
  storage_encrypted       = true
  backup_retention_period = 7
  username                = "admin"
  password                = random_password.db.result
}
