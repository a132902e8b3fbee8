resource "azurerm_key_vault" "kv" {
  name                          = "acme-kv"
  location                      = "westeurope"
  resource_group_name           = "rg"
  tenant_id                     = "72f988bf-86f1-41af-91ab-2d7cd011db47"
  sku_name                      = "premium"
  purge_protection_enabled      = true
  soft_delete_retention_days    = 90
  enable_rbac_authorization     = true
  public_network_access_enabled = false

  network_acls {
    default_action = "Deny"
    bypass         = "AzureServices"
  }
}

resource "azurerm_key_vault_key" "main" {
  name            = "main"
  key_vault_id    = azurerm_key_vault.kv.id
  key_type        = "RSA-HSM"
  key_size        = 4096
  key_opts        = ["encrypt", "decrypt", "wrapKey", "unwrapKey"]
  expiration_date = "2027-12-31T00:00:00Z"
  rotation_policy {
    automatic {
      time_before_expiry = "P30D"
    }
    expire_after = "P365D"
  }
}

resource "azurerm_key_vault_secret" "db" {
  name            = "db"
  value           = var.db_password
  key_vault_id    = azurerm_key_vault.kv.id
  content_type    = "text/plain"
  expiration_date = "2027-06-30T00:00:00Z"
}

variable "db_password" {
  type      = string
  sensitive = true
}
