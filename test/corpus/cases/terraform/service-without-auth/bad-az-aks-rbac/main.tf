resource "azurerm_kubernetes_cluster" "aks" {
  name                              = "aks"
  location                          = "westeurope"
  resource_group_name               = "rg"
  dns_prefix                        = "aks"
  private_cluster_enabled           = true
  local_account_disabled            = true
  role_based_access_control_enabled = false
  azure_policy_enabled              = true
  run_command_enabled               = false
  automatic_upgrade_channel         = "patch"
  sku_tier                          = "Standard"
  disk_encryption_set_id            = var.des_id

  default_node_pool {
    name                    = "default"
    vm_size                 = "Standard_D4ds_v5"
    node_count              = 3
    max_pods                = 60
    os_disk_type            = "Ephemeral"
    host_encryption_enabled = true
    vnet_subnet_id          = var.subnet_id
    only_critical_addons_enabled = true
  }

  identity {
    type = "SystemAssigned"
  }

  azure_active_directory_role_based_access_control {
    azure_rbac_enabled = true
    tenant_id          = "72f988bf-86f1-41af-91ab-2d7cd011db47"
  }

  network_profile {
    network_plugin = "azure"
    network_policy = "cilium"
  }

  oms_agent {
    log_analytics_workspace_id = var.workspace_id
  }

  key_vault_secrets_provider {
    secret_rotation_enabled = true
  }
}

variable "des_id" { type = string }
variable "subnet_id" { type = string }
variable "workspace_id" { type = string }
