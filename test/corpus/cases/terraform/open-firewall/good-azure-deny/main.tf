resource "azurerm_network_security_rule" "no_ssh" {
  name                        = "DenySsh"
  priority                    = 200
  direction                   = "Inbound"
  access                      = "Deny"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_range      = "22"
  source_address_prefix       = "*"
  destination_address_prefix  = "*"
  resource_group_name         = azurerm_resource_group.ops.name
  network_security_group_name = azurerm_network_security_group.ops.name
}

resource "azurerm_network_security_rule" "ssh" {
  name                        = "Bastion"
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_range      = "22"
  source_address_prefix       = "10.1.0.0/26"
  destination_address_prefix  = "*"
  resource_group_name         = azurerm_resource_group.ops.name
  network_security_group_name = azurerm_network_security_group.ops.name
}
