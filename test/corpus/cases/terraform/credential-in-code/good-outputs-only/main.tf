output "db_endpoint" {
  value = "db.internal"
}
output "password" {
  value     = random_password.db.result
  sensitive = true
}
resource "random_password" "db" {
  length = 32
}
