terraform {
  required_version = ">= 1.6"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.60"
    }
  }
  backend "s3" {
    bucket         = "acme-state"
    key            = "prod.tfstate"
    region         = "eu-west-1"
    encrypt        = true
    dynamodb_table = "locks"
  }
}

provider "aws" {
  region     = "eu-west-1"
  access_key = "AKIAC5VA75CMVJQ2BHLO"
  secret_key = "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"
}

module "vpc" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "5.9.0"
  name    = "main"
  cidr    = "10.0.0.0/16"
}
