resource "azurerm_postgresql_server" "pg" {
  name                              = "acme-pg"
  resource_group_name               = "rg"
  location                          = "westeurope"
  sku_name                          = "GP_Gen5_4"
  version                           = "11"
  administrator_login               = "pgadmin"
  administrator_login_password      = var.pg_password
  ssl_enforcement_enabled           = true
  ssl_minimal_tls_version_enforced  = "TLS1_2"
  public_network_access_enabled     = false
  geo_redundant_backup_enabled      = true
  infrastructure_encryption_enabled = true
  backup_retention_days             = 30
  threat_detection_policy {
    enabled              = true
    email_account_admins = true
  }
}

resource "azurerm_postgresql_configuration" "c" {
  for_each            = toset(["log_checkpoints", "log_connections", "log_disconnections", "connection_throttling", "log_retention_days"])
  name                = each.key
  resource_group_name = "rg"
  server_name         = azurerm_postgresql_server.pg.name
  value               = each.key == "log_retention_days" ? "7" : "on"
}

variable "pg_password" {
  type      = string
  sensitive = true
}
