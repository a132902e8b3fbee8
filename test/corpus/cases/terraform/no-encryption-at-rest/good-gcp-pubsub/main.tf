resource "google_pubsub_topic" "t" {
  name         = "t"
  kms_key_name = "projects/p/locations/eu/keyRings/r/cryptoKeys/k"
}
resource "google_pubsub_topic_iam_member" "m" {
  topic  = google_pubsub_topic.t.name
  role   = "roles/pubsub.publisher"
  member = "serviceAccount:web@acme.iam.gserviceaccount.com"
}
resource "google_artifact_registry_repository" "r" {
  location      = "europe-west1"
  repository_id = "r"
  format        = "DOCKER"
  kms_key_name  = "projects/p/locations/europe-west1/keyRings/r/cryptoKeys/k"
  docker_config {
    immutable_tags = true
  }
}
