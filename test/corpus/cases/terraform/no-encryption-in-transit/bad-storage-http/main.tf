resource "azurerm_storage_account" "logs" {
  name                       = "acmelogs"
  resource_group_name        = azurerm_resource_group.logs.name
  location                   = azurerm_resource_group.logs.location
  account_tier               = "Standard"
  account_replication_type   = "ZRS"
  https_traffic_only_enabled = false
  min_tls_version            = "TLS1_2"
}
