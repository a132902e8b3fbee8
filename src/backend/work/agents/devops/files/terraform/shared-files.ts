/** What all services stand on: versions, the key, the cluster and the images. */
import type { Cloud, CloudService } from './cloud-services.ts';

export function writeVersions({ name }: Cloud): string {
  return `# The state is kept in a bucket of yours:
#   terraform init -backend-config=bucket=<bucket> -backend-config=region=<region>
terraform {
  required_version = ">= 1.11, < 2.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }

  backend "s3" {
    key = "${name}/terraform.tfstate"
    encrypt = true
    use_lockfile = true
  }
}

provider "aws" {
  region = var.region

  default_tags {
    tags = merge({ Project = var.name, ManagedBy = "terraform" }, var.tags)
  }
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_vpc" "main" {
  id = var.vpc_id
}
`;
}

/** One key for all that is stored, so that one policy says who reads it. */
export function writeKey(): string {
  return `resource "aws_kms_key" "main" {
  description = "Data, images, logs and secrets of \${var.name}"
  enable_key_rotation = true
  deletion_window_in_days = 30
  policy = data.aws_iam_policy_document.key.json
}

resource "aws_kms_alias" "main" {
  name = "alias/\${var.name}"
  target_key_id = aws_kms_key.main.key_id
}

data "aws_iam_policy_document" "key" {
  # Without it nobody could change the key any more; roles of the account still need a policy of their own.
  statement {
    sid = "Account"
    actions = ["kms:*"]
    resources = ["*"]

    principals {
      type = "AWS"
      identifiers = ["arn:\${data.aws_partition.current.partition}:iam::\${data.aws_caller_identity.current.account_id}:root"]
    }
  }

  statement {
    sid = "Logs"
    actions = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"]
    resources = ["*"]

    principals {
      type = "Service"
      identifiers = ["logs.\${var.region}.amazonaws.com"]
    }

    condition {
      test = "ArnLike"
      variable = "kms:EncryptionContext:aws:logs:arn"
      values = [
        "arn:\${data.aws_partition.current.partition}:logs:\${var.region}:\${data.aws_caller_identity.current.account_id}:log-group:/\${var.name}/*",
        "arn:\${data.aws_partition.current.partition}:logs:\${var.region}:\${data.aws_caller_identity.current.account_id}:log-group:/aws/rds/instance/\${var.name}-*",
      ]
    }
  }
}
`;
}

export function writeImages({ services }: Cloud): string {
  return services.map(writeRepository).join('\n');
}

function writeRepository({ service, id }: CloudService): string {
  return `resource "aws_ecr_repository" "${id}" {
  name = "\${var.name}/${service.name}"
  image_tag_mutability = "IMMUTABLE"

  image_scanning_configuration {
    scan_on_push = true
  }

  encryption_configuration {
    encryption_type = "KMS"
    kms_key = aws_kms_key.main.arn
  }
}

resource "aws_ecr_lifecycle_policy" "${id}" {
  repository = aws_ecr_repository.${id}.name
  policy = jsonencode({
    rules = [{
      rulePriority = 1
      description = "Keep the last 30 images"
      selection = {
        tagStatus = "any"
        countType = "imageCountMoreThan"
        countNumber = 30
      }
      action = { type = "expire" }
    }]
  })
}
`;
}

export function writeCluster(): string {
  return `resource "aws_ecs_cluster" "main" {
  name = var.name

  setting {
    name = "containerInsights"
    value = "enabled"
  }
}

# Who starts tasks: reads their images and secrets, and writes their logs.
data "aws_iam_policy_document" "tasks" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }

    condition {
      test = "StringEquals"
      variable = "aws:SourceAccount"
      values = [data.aws_caller_identity.current.account_id]
    }
  }
}
`;
}
