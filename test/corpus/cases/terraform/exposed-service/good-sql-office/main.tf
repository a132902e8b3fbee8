resource "azurerm_mssql_firewall_rule" "office" {
  name             = "office"
  server_id        = azurerm_mssql_server.main.id
  start_ip_address = "198.51.100.10"
  end_ip_address   = "198.51.100.10"
}
