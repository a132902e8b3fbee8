resource "aws_elasticache_user" "worker" {
  user_id       = "worker"
  user_name     = "worker"
  access_string = "on ~jobs:* -@all +@list +@string"
  engine        = "VALKEY"

  authentication_mode {
    type = "iam"
  }
}
