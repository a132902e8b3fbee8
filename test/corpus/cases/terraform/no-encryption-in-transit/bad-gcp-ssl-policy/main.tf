resource "google_kms_crypto_key" "k" {
  name            = "k"
  key_ring        = "projects/p/locations/eu/keyRings/r"
  rotation_period = "7776000s"
  lifecycle {
    prevent_destroy = true
  }
}

resource "google_cloud_run_v2_service_iam_member" "invoker" {
  name     = "api"
  location = "europe-west1"
  role     = "roles/run.invoker"
  member   = "serviceAccount:gateway@acme.iam.gserviceaccount.com"
}

resource "google_compute_ssl_policy" "p" {
  name            = "modern"
  profile         = "COMPATIBLE"
  min_tls_version = "TLS_1_0"
}
