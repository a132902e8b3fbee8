resource "aws_cloudwatch_log_group" "app" {
  name              = "/app/web"
  retention_in_days = 400
  kms_key_id        = "arn:aws:kms:eu-west-1:123456789012:key/3f0c3a53-6a0a-4b4f-9a2e-3f5c41a0b111"
}

resource "aws_msk_cluster" "events" {
  cluster_name           = "events"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 3
  broker_node_group_info {
    instance_type   = "kafka.m5.large"
    client_subnets  = ["subnet-0a1b2c3d4e5f60718", "subnet-0b1b2c3d4e5f60718", "subnet-0c1b2c3d4e5f60718"]
    security_groups = ["sg-0123456789abcdef0"]
  }
  encryption_info {
    encryption_at_rest_kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/3f0c3a53-6a0a-4b4f-9a2e-3f5c41a0b111"
    encryption_in_transit {
      client_broker = "TLS"
      in_cluster    = true
    }
  }
  client_authentication {
    sasl {
      iam = true
    }
  }
  logging_info {
    broker_logs {
      cloudwatch_logs {
        enabled   = true
        log_group = aws_cloudwatch_log_group.app.name
      }
    }
  }
}

resource "aws_neptune_cluster" "graph" {
  cluster_identifier                  = "graph"
  storage_encrypted                   = false
  iam_database_authentication_enabled = true
  backup_retention_period             = 14
  deletion_protection                 = true
  copy_tags_to_snapshot               = true
  enable_cloudwatch_logs_exports      = ["audit"]
  skip_final_snapshot                 = false
  final_snapshot_identifier           = "graph-final"
}
