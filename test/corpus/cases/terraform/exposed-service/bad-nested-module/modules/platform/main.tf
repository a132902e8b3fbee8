variable "reachable" {
  type = bool
}

module "database" {
  source = "../database"
  settings = {
    public = var.reachable
    class  = "db.t4g.medium"
  }
}
