resource "azurerm_network_security_group" "jump" {
  name                = "jump"
  location            = azurerm_resource_group.ops.location
  resource_group_name = azurerm_resource_group.ops.name

  security_rule {
    name                       = "AllowRdp"
    priority                   = 300
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "*"
    source_port_range          = "*"
    destination_port_ranges    = ["3389", "5985-5986"]
    source_address_prefix      = "Internet"
    destination_address_prefix = "VirtualNetwork"
  }
}
