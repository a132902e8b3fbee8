resource "azurerm_cosmosdb_account" "c" {
  name                                  = "acme-c"
  location                              = "westeurope"
  resource_group_name                   = "rg"
  offer_type                            = "Standard"
  kind                                  = "GlobalDocumentDB"
  public_network_access_enabled         = false
  local_authentication_disabled         = true
  access_key_metadata_writes_enabled    = false
  is_virtual_network_filter_enabled     = true
  key_vault_key_id                      = "https://acme-kv.vault.azure.net/keys/cosmos"
  consistency_policy {
    consistency_level = "Session"
  }
  geo_location {
    location          = "westeurope"
    failover_priority = 0
  }
}
