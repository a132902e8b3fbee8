resource "google_compute_firewall" "admin" {
  name    = "admin"
  network = google_compute_network.main.name

  allow {
    protocol = "icmp"
  }

  allow {
    protocol = "tcp"
    ports    = ["20-30", "8443"]
  }

  source_ranges = ["0.0.0.0/0"]
  target_tags   = ["admin"]
}
