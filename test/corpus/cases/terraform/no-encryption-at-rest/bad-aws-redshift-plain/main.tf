resource "aws_redshift_cluster" "dwh" {
  cluster_identifier                  = "dwh"
  node_type                           = "ra3.xlplus"
  master_username                     = "dwh"
  manage_master_password              = true
  encrypted                           = false
  publicly_accessible                 = false
  enhanced_vpc_routing                = true
  allow_version_upgrade               = true
  automated_snapshot_retention_period = 14
  cluster_subnet_group_name           = "dwh"
  cluster_parameter_group_name        = aws_redshift_parameter_group.dwh.name
  skip_final_snapshot                 = false
  final_snapshot_identifier           = "dwh-final"

  logging {
    enable      = true
    bucket_name = "acme-dwh-logs"
  }
}

resource "aws_redshift_parameter_group" "dwh" {
  name   = "dwh"
  family = "redshift-1.0"
  parameter {
    name  = "require_ssl"
    value = "true"
  }
  parameter {
    name  = "enable_user_activity_logging"
    value = "true"
  }
}
