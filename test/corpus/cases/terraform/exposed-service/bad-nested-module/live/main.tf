module "platform" {
  source   = "../modules/platform"
  reachable = true
}
