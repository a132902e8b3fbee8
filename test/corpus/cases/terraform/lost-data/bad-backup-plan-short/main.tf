variable "keep_days" {
  type    = number
  default = 2
}

resource "aws_backup_plan" "main" {
  name = "main"

  rule {
    rule_name         = "nightly"
    target_vault_name = aws_backup_vault.main.name
    schedule          = "cron(0 2 * * ? *)"

    lifecycle {
      delete_after = var.keep_days
    }
  }
}
