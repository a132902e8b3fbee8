resource "azurerm_container_group" "batch" {
  name                = "batch"
  resource_group_name = azurerm_resource_group.batch.name
  location            = azurerm_resource_group.batch.location
  os_type             = "Linux"
  ip_address_type     = "None"

  image_registry_credential {
    server   = "acme.azurecr.io"
    username = "puller"
    password = "Zk7w2Rv9Lq4Tm1Xc"
  }

  container {
    name   = "batch"
    image  = "acme.azurecr.io/batch:1.9.0"
    cpu    = 1
    memory = 2
  }
}
