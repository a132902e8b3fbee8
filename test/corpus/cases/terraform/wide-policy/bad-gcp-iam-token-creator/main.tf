resource "google_project_iam_member" "deploy" {
  project = "acme-prod"
  role    = "roles/iam.serviceAccountTokenCreator"
  member  = "allAuthenticatedUsers"
}
