resource "azurerm_linux_web_app" "web" {
  name                          = "acme-web"
  resource_group_name           = "rg"
  location                      = "westeurope"
  service_plan_id               = "/subscriptions/x/resourceGroups/rg/providers/Microsoft.Web/serverFarms/p"
  https_only                    = true
  client_certificate_enabled    = true
  client_certificate_mode       = "Required"
  public_network_access_enabled = false
  ftp_publish_basic_authentication_enabled       = false
  webdeploy_publish_basic_authentication_enabled = false

  site_config {
    minimum_tls_version      = "1.2"
    ftps_state               = "Disabled"
    http2_enabled            = true
    remote_debugging_enabled = true
    cors {
      allowed_origins = ["*"]
    }
    always_on                = true
    health_check_path        = "/healthz"
    vnet_route_all_enabled   = true
    application_stack {
      node_version = "20-lts"
    }
  }

  auth_settings_v2 {
    auth_enabled           = true
    require_authentication = true
    login {}
  }

  identity {
    type = "SystemAssigned"
  }

  logs {
    detailed_error_messages = true
    failed_request_tracing  = true
    http_logs {
      file_system {
        retention_in_days = 30
        retention_in_mb   = 35
      }
    }
  }
}
