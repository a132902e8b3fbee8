resource "google_project_iam_member" "deploy" {
  project = "acme-prod"
  role    = "roles/owner"
  member  = "serviceAccount:ci@acme-prod.iam.gserviceaccount.com"
}
