resource "azurerm_firewall_policy" "edge" {
  name                     = "edge"
  resource_group_name      = azurerm_resource_group.edge.name
  location                 = azurerm_resource_group.edge.location
  sku                      = "Premium"
  threat_intelligence_mode = "Off"

  dns {
    proxy_enabled = true
  }
}
