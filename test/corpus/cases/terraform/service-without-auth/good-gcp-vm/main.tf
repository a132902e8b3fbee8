resource "google_compute_instance" "vm" {
  name           = "vm"
  machine_type   = "e2-small"
  zone           = "europe-west1-b"
  can_ip_forward = false

  boot_disk {
    initialize_params {
      image = "projects/debian-cloud/global/images/debian-12-bookworm-v20240709"
    }
    kms_key_self_link = "projects/p/locations/europe-west1/keyRings/r/cryptoKeys/k"
  }

  network_interface {
    subnetwork = "app"
  }

  metadata = {
    block-project-ssh-keys = "true"
    enable-oslogin         = "TRUE"
    serial-port-enable     = "false"
  }

  service_account {
    email  = "app@acme.iam.gserviceaccount.com"
    scopes = ["logging-write", "monitoring-write"]
  }

  shielded_instance_config {
    enable_secure_boot          = true
    enable_vtpm                 = true
    enable_integrity_monitoring = true
  }
}
