variable "db_password" {
  type      = string
  sensitive = true
  default   = null
}

variable "secret_name" {
  type    = string
  default = "orders/database"
}

variable "token_lifetime" {
  type    = string
  default = "15 minutes"
}
