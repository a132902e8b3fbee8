resource "google_container_node_pool" "np" {
  cluster    = "gke"
  node_count = 1
  management {
    auto_repair  = false
    auto_upgrade = false
  }
  node_config {
    machine_type = "e2-medium"
  }
}
