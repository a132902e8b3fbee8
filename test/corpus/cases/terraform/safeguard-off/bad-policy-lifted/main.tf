locals {
  lifted = false
}

resource "google_folder_organization_policy" "keys" {
  folder     = google_folder.data.name
  constraint = "constraints/iam.disableServiceAccountKeyCreation"

  boolean_policy {
    enforced = local.lifted
  }
}
