resource "azurerm_api_management_api" "prices" {
  name                  = "prices"
  resource_group_name   = azurerm_resource_group.api.name
  api_management_name   = azurerm_api_management.main.name
  revision              = "3"
  path                  = "prices"
  protocols             = ["https"]
  subscription_required = false
}
