resource "aws_backup_plan" "main" {
  name = "main"

  rule {
    rule_name         = "nightly"
    target_vault_name = aws_backup_vault.main.name
    schedule          = "cron(0 2 * * ? *)"

    lifecycle {
      cold_storage_after = 30
      delete_after       = 365
    }
  }

  rule {
    rule_name         = "kept for good"
    target_vault_name = aws_backup_vault.archive.name
    schedule          = "cron(0 4 1 * ? *)"
  }
}
