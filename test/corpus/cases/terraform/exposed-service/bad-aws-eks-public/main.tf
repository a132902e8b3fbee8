resource "aws_eks_cluster" "prod" {
  name     = "prod"
  role_arn = var.role_arn
  version  = "1.30"

  enabled_cluster_log_types = ["api", "audit", "authenticator", "controllerManager", "scheduler"]

  vpc_config {
    subnet_ids              = var.subnet_ids
    endpoint_private_access = true
    endpoint_public_access  = true
    public_access_cidrs     = ["0.0.0.0/0"]
  }

  encryption_config {
    resources = ["secrets"]
    provider {
      key_arn = var.kms_key_arn
    }
  }
}

variable "role_arn" { type = string }
variable "kms_key_arn" { type = string }
variable "subnet_ids" { type = list(string) }
