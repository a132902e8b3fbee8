data "aws_secretsmanager_secret_version" "db" {
  secret_id = "orders/db"
}

resource "aws_db_instance" "orders" {
  identifier              = "orders"
  engine                  = "mysql"
  instance_class          = "db.t4g.medium"
  allocated_storage       = 20
  storage_encrypted       = true
  backup_retention_period = 7
  username                = "admin"
  password                = jsondecode(data.aws_secretsmanager_secret_version.db.secret_string)["password"]
}
