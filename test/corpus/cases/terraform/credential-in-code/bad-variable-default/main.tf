variable "admin_password" {
  description = "Password of the administrator"
  type        = string
  default     = "Wint3rM0nth!"
}

resource "azurerm_windows_virtual_machine" "jump" {
  name                  = "jump"
  resource_group_name   = azurerm_resource_group.ops.name
  location              = azurerm_resource_group.ops.location
  size                  = "Standard_D2s_v5"
  admin_username        = "ops"
  admin_password        = var.admin_password
  network_interface_ids = [azurerm_network_interface.jump.id]
}
