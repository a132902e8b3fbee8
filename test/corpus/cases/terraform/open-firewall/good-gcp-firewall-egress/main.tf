resource "google_compute_firewall" "egress" {
  name               = "egress-https"
  network            = "main"
  direction          = "EGRESS"
  destination_ranges = ["10.0.0.0/8"]
  allow {
    protocol = "tcp"
    ports    = ["443"]
  }
}
