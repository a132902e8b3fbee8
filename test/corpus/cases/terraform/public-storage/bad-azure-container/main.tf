resource "azurerm_storage_account" "media" {
  name                            = "acmemedia"
  resource_group_name             = azurerm_resource_group.media.name
  location                        = azurerm_resource_group.media.location
  account_tier                    = "Standard"
  account_replication_type        = "LRS"
  allow_nested_items_to_be_public = true
}

resource "azurerm_storage_container" "media" {
  name                  = "media"
  storage_account_id    = azurerm_storage_account.media.id
  container_access_type = "container"
}
