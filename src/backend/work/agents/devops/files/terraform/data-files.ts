/** Databases on RDS and a cache on ElastiCache: encrypted, reached by the services that need them alone, and backed up. */
import { dataServiceNames } from '../../facts/data-services.ts';
import type { Database, Sql } from './cloud-services.ts';

interface Engine {
  readonly engine: string;
  readonly logs: readonly string[];
  /** By which it refuses a connection without TLS. */
  readonly tls: string;
  readonly family: (version: string) => string;
}

const engines: Readonly<Record<Sql, Engine>> = {
  postgresql: {
    engine: 'postgres',
    logs: ['postgresql', 'upgrade'],
    tls: 'rds.force_ssl',
    family: (version) => `postgres${version.split('.')[0]}`,
  },
  mysql: {
    engine: 'mysql',
    logs: ['error', 'slowquery'],
    tls: 'require_secure_transport',
    family: (version) => `mysql${version}`,
  },
  mariadb: {
    engine: 'mariadb',
    logs: ['error', 'slowquery'],
    tls: 'require_secure_transport',
    family: (version) => `mariadb${version}`,
  },
};

export function writeDatabase(database: Database): string {
  return [writeParameters(database), writeInstance(database), writeMonitoring(database)].join('\n');
}

function writeParameters({ kind, version }: Database): string {
  const { tls, family } = engines[kind];
  return `resource "aws_security_group" "${kind}" {
  name_prefix = "\${var.name}-${kind}-"
  description = "${dataServiceNames[kind]} of \${var.name}"
  vpc_id = var.vpc_id

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_subnet_group" "${kind}" {
  name = "\${var.name}-${kind}"
  subnet_ids = var.private_subnet_ids
}

resource "aws_db_parameter_group" "${kind}" {
  name_prefix = "\${var.name}-${kind}-"
  family = "${family(version)}"

  parameter {
    name = "${tls}"
    value = "1"
  }

  lifecycle {
    create_before_destroy = true
  }
}
`;
}

function writeInstance({ kind, version }: Database): string {
  const { engine, logs } = engines[kind];
  return `resource "aws_db_instance" "${kind}" {
  identifier = "\${var.name}-${kind}"
  engine = "${engine}"
  engine_version = "${version}"
  instance_class = var.${kind}_instance_class
  db_name = "app"
  parameter_group_name = aws_db_parameter_group.${kind}.name

  # RDS makes the password, keeps it in Secrets Manager and changes it: it never stands in the state.
  username = "administrator"
  manage_master_user_password = true
  master_user_secret_kms_key_id = aws_kms_key.main.key_id
  iam_database_authentication_enabled = true

  allocated_storage = 20
  max_allocated_storage = 200
  storage_type = "gp3"
  storage_encrypted = true
  kms_key_id = aws_kms_key.main.arn

  multi_az = true
  publicly_accessible = false
  db_subnet_group_name = aws_db_subnet_group.${kind}.name
  vpc_security_group_ids = [aws_security_group.${kind}.id]
  ca_cert_identifier = "rds-ca-rsa2048-g1"

  backup_retention_period = 14
  copy_tags_to_snapshot = true
  deletion_protection = true
  skip_final_snapshot = false
  final_snapshot_identifier = "\${var.name}-${kind}-final"
  auto_minor_version_upgrade = true

  enabled_cloudwatch_logs_exports = [${logs.map((log) => `"${log}"`).join(', ')}]
  performance_insights_enabled = true
  performance_insights_kms_key_id = aws_kms_key.main.arn
  monitoring_interval = 60
  monitoring_role_arn = aws_iam_role.${kind}_monitoring.arn

  depends_on = [aws_cloudwatch_log_group.${kind}]
}

# Made here, so that they are encrypted and end.
resource "aws_cloudwatch_log_group" "${kind}" {
  for_each = toset([${logs.map((log) => `"${log}"`).join(', ')}])

  name = "/aws/rds/instance/\${var.name}-${kind}/\${each.value}"
  retention_in_days = var.log_retention_days
  kms_key_id = aws_kms_key.main.arn
}
`;
}

function writeMonitoring({ kind }: Database): string {
  return `resource "aws_iam_role" "${kind}_monitoring" {
  name_prefix = "\${var.name}-watch-"
  description = "Figures of the machine under ${dataServiceNames[kind]}"
  assume_role_policy = data.aws_iam_policy_document.${kind}_monitoring.json
}

data "aws_iam_policy_document" "${kind}_monitoring" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type = "Service"
      identifiers = ["monitoring.rds.amazonaws.com"]
    }

    condition {
      test = "StringEquals"
      variable = "aws:SourceAccount"
      values = [data.aws_caller_identity.current.account_id]
    }
  }
}

resource "aws_iam_role_policy_attachment" "${kind}_monitoring" {
  role = aws_iam_role.${kind}_monitoring.name
  policy_arn = "arn:\${data.aws_partition.current.partition}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}
`;
}

export function writeCache(): string {
  return `resource "aws_security_group" "cache" {
  name_prefix = "\${var.name}-cache-"
  description = "Redis of \${var.name}"
  vpc_id = var.vpc_id

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_elasticache_subnet_group" "cache" {
  name = "\${var.name}-cache"
  subnet_ids = var.private_subnet_ids
}

resource "aws_elasticache_replication_group" "cache" {
  replication_group_id = "\${var.name}-cache"
  description = "Redis of \${var.name}"
  engine = "redis"
  engine_version = "7.1"
  node_type = var.cache_node_type
  num_cache_clusters = 2
  automatic_failover_enabled = true
  multi_az_enabled = true
  port = 6379
  subnet_group_name = aws_elasticache_subnet_group.cache.name
  security_group_ids = [aws_security_group.cache.id]
  at_rest_encryption_enabled = true
  kms_key_id = aws_kms_key.main.arn
  # A token would stand in the state; the group lets in the services alone.
  transit_encryption_enabled = true # vireo: ignore[cloud-service-without-auth] see above
  auto_minor_version_upgrade = true
  snapshot_retention_limit = 7
  final_snapshot_identifier = "\${var.name}-cache-final"

  log_delivery_configuration {
    destination = aws_cloudwatch_log_group.cache.name
    destination_type = "cloudwatch-logs"
    log_format = "json"
    log_type = "slow-log"
  }
}

resource "aws_cloudwatch_log_group" "cache" {
  name = "/\${var.name}/cache"
  retention_in_days = var.log_retention_days
  kms_key_id = aws_kms_key.main.arn
}
`;
}
