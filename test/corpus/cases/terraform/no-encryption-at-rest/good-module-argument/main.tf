module "orders" {
  source    = "./modules/disk"
  name      = "orders"
  encrypted = true
}

module "scratch" {
  source    = "./modules/disk"
  name      = "scratch"
  size      = 200
  encrypted = var.encrypt_everything
}

variable "encrypt_everything" {
  type = bool
}
