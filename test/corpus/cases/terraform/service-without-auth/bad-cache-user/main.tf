resource "aws_elasticache_user" "worker" {
  user_id              = "worker"
  user_name            = "worker"
  access_string        = "on ~jobs:* -@all +@list +@string"
  engine               = "VALKEY"
  no_password_required = true
}
