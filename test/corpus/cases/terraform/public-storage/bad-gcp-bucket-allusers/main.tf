resource "google_storage_bucket" "b" {
  name                        = "acme-b"
  location                    = "EU"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  versioning {
    enabled = true
  }
  encryption {
    default_kms_key_name = "projects/p/locations/eu/keyRings/r/cryptoKeys/k"
  }
  logging {
    log_bucket = "acme-logs"
  }
  retention_policy {
    retention_period = 604800
    is_locked        = true
  }
}

resource "google_storage_bucket_iam_member" "r" {
  bucket = google_storage_bucket.b.name
  role   = "roles/storage.objectViewer"
  member = "allUsers"
}
