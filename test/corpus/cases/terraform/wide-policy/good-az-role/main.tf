resource "azurerm_role_definition" "restart" {
  name  = "vm-restarter"
  scope = "/subscriptions/3f0c3a53-6a0a-4b4f-9a2e-3f5c41a0b111"
  permissions {
    actions     = ["Microsoft.Compute/virtualMachines/restart/action", "Microsoft.Compute/virtualMachines/read"]
    not_actions = []
  }
  assignable_scopes = ["/subscriptions/3f0c3a53-6a0a-4b4f-9a2e-3f5c41a0b111"]
}
