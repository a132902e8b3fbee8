resource "google_compute_subnetwork" "app" {
  name                     = "app"
  network                  = "main"
  ip_cidr_range            = "10.4.0.0/20"
  region                   = "europe-west1"
  private_ip_google_access = true
  log_config {
    aggregation_interval = "INTERVAL_5_SEC"
    flow_sampling        = 0.5
  }
}

resource "google_dns_managed_zone" "z" {
  name     = "acme"
  dns_name = "acme.dev."
  dnssec_config {
    state = "off"
    default_key_specs {
      algorithm = "ecdsap256sha256"
      key_type  = "zoneSigning"
    }
  }
}
