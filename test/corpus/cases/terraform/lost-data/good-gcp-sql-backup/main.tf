resource "google_sql_database_instance" "pg" {
  name                = "pg"
  database_version    = "POSTGRES_15"
  region              = "europe-west1"
  deletion_protection = true
  encryption_key_name = "projects/p/locations/europe-west1/keyRings/r/cryptoKeys/k"

  settings {
    tier              = "db-custom-2-7680"
    availability_type = "REGIONAL"

    ip_configuration {
      ipv4_enabled    = false
      private_network = "projects/p/global/networks/main"
      ssl_mode        = "TRUSTED_CLIENT_CERTIFICATE_REQUIRED"
    }

    backup_configuration {
      enabled                        = true
      point_in_time_recovery_enabled = true
    }

    dynamic "database_flags" {
      for_each = {
        log_checkpoints            = "on"
        log_connections            = "on"
        log_disconnections         = "on"
        log_lock_waits             = "on"
        log_temp_files             = "0"
        log_min_duration_statement = "-1"
        log_min_messages           = "error"
        log_hostname               = "on"
        log_statement              = "ddl"
        log_duration               = "on"
        "cloudsql.enable_pgaudit"  = "on"
      }
      content {
        name  = database_flags.key
        value = database_flags.value
      }
    }
  }
}
