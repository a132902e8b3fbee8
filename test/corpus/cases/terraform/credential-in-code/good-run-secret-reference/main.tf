resource "google_cloud_run_v2_service" "mailer" {
  name     = "mailer"
  location = "europe-west3"
  ingress  = "INGRESS_TRAFFIC_INTERNAL_ONLY"

  template {
    containers {
      image = "europe-west3-docker.pkg.dev/acme/apps/mailer:2.3.1"

      env {
        name  = "MAX_TOKENS"
        value = "128000"
      }

      env {
        name = "SMTP_PASSWORD"
        value_source {
          secret_key_ref {
            secret  = google_secret_manager_secret.smtp.secret_id
            version = "3"
          }
        }
      }
    }
  }
}
