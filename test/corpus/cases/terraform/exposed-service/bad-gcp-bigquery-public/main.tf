resource "google_bigquery_dataset" "d" {
  dataset_id = "sales"
  location   = "EU"
  default_encryption_configuration {
    kms_key_name = "projects/p/locations/eu/keyRings/r/cryptoKeys/k"
  }
  access {
    role          = "OWNER"
    user_by_email = "bq-admin@acme.iam.gserviceaccount.com"
  }
  access {
    role           = "READER"
    special_group  = "allAuthenticatedUsers"
  }
}
