resource "google_cloud_run_v2_service" "mailer" {
  name     = "mailer"
  location = "europe-west3"
  ingress  = "INGRESS_TRAFFIC_INTERNAL_ONLY"

  template {
    containers {
      image = "europe-west3-docker.pkg.dev/acme/apps/mailer:2.3.1"

      env {
        name  = "SMTP_HOST"
        value = "smtp.acme.example"
      }

      env {
        name  = "SMTP_PASSWORD"
        value = "9fkQ2mXv71Lp"
      }
    }
  }
}
