resource "aws_db_instance" "reporting" {
  identifier              = "reporting"
  engine                  = "postgres"
  instance_class          = "db.t4g.medium"
  allocated_storage       = 50
  storage_encrypted       = true
  backup_retention_period = 7
  publicly_accessible     = false
  db_subnet_group_name    = module.vpc.database_subnet_group
  username                = "report"
  password                = var.password
}
