variable "admin_password" {
  description = "Password of the administrator"
  type        = string
  sensitive   = true
}

provider "aws" {
  region  = "eu-central-1"
  profile = "acme"
}
