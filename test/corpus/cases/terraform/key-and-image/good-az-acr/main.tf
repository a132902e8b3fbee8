resource "azurerm_container_registry" "acr" {
  name                          = "acmeacr"
  resource_group_name           = "rg"
  location                      = "westeurope"
  sku                           = "Premium"
  admin_enabled                 = false
  anonymous_pull_enabled        = false
  public_network_access_enabled = false
  zone_redundancy_enabled       = true
  quarantine_policy_enabled     = true
  trust_policy_enabled          = true
  retention_policy_in_days      = 14
  georeplications {
    location                = "northeurope"
    zone_redundancy_enabled = true
  }
}
