resource "azurerm_mssql_server" "sql" {
  name                          = "acme-sql"
  resource_group_name           = "rg"
  location                      = "westeurope"
  version                       = "12.0"
  minimum_tls_version           = "1.2"
  public_network_access_enabled = false

  azuread_administrator {
    login_username              = "dba"
    object_id                   = "3f0c3a53-6a0a-4b4f-9a2e-3f5c41a0b111"
    azuread_authentication_only = true
  }

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_mssql_server_extended_auditing_policy" "sql" {
  server_id              = azurerm_mssql_server.sql.id
  log_monitoring_enabled = true
  retention_in_days      = 120
}

resource "azurerm_mssql_server_security_alert_policy" "sql" {
  resource_group_name  = "rg"
  server_name          = azurerm_mssql_server.sql.name
  state                = "Enabled"
  email_account_admins = true
  email_addresses      = ["security@acme.dev"]
}

resource "azurerm_mssql_firewall_rule" "all" {
  name             = "all"
  server_id        = azurerm_mssql_server.sql.id
  start_ip_address = "0.0.0.0"
  end_ip_address   = "255.255.255.255"
}

resource "azurerm_mssql_database" "shop" {
  name                                = "shop"
  server_id                           = azurerm_mssql_server.sql.id
  sku_name                            = "S1"
  transparent_data_encryption_enabled = true
  zone_redundant                      = true
  ledger_enabled                      = true
}
