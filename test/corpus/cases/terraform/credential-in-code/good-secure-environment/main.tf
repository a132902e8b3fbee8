resource "azurerm_container_group" "batch" {
  name                = "batch"
  resource_group_name = azurerm_resource_group.batch.name
  location            = azurerm_resource_group.batch.location
  os_type             = "Linux"
  ip_address_type     = "None"

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.batch.id]
  }

  image_registry_credential {
    server                    = "acme.azurecr.io"
    user_assigned_identity_id = azurerm_user_assigned_identity.batch.id
  }

  container {
    name   = "batch"
    image  = "acme.azurecr.io/batch:1.9.0"
    cpu    = 1
    memory = 2

    secure_environment_variables = {
      SMTP_PASSWORD = var.smtp_password
    }
  }
}

variable "smtp_password" {
  type      = string
  sensitive = true
}
