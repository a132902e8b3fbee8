resource "google_project_organization_policy" "logs" {
  project    = google_project.lab.project_id
  constraint = "compute.disableGuestAttributesAccess"

  boolean_policy {
    enforced = false
  }
}

resource "google_project_organization_policy" "login" {
  project    = google_project.lab.project_id
  constraint = "compute.requireOsLogin"

  boolean_policy {
    enforced = true
  }
}
