resource "google_compute_firewall" "iap" {
  name        = "iap-ssh"
  description = "SSH through the identity-aware proxy"
  network     = google_compute_network.main.name
  direction   = "INGRESS"

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }

  source_ranges = ["35.235.240.0/20"]
}
