resource "azurerm_redis_cache" "c" {
  name                          = "acme-cache"
  location                      = "westeurope"
  resource_group_name           = "rg"
  capacity                      = 1
  family                        = "P"
  sku_name                      = "Premium"
  non_ssl_port_enabled          = true
  minimum_tls_version           = "1.2"
  public_network_access_enabled = false
}

resource "azurerm_managed_disk" "d" {
  name                          = "data"
  location                      = "westeurope"
  resource_group_name           = "rg"
  storage_account_type          = "Premium_LRS"
  create_option                 = "Empty"
  disk_size_gb                  = 128
  disk_encryption_set_id        = "/subscriptions/x/resourceGroups/rg/providers/Microsoft.Compute/diskEncryptionSets/d"
  public_network_access_enabled = false
  network_access_policy         = "DenyAll"
}
