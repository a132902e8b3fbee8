resource "aws_ebs_volume" "data" {
  availability_zone = "eu-west-1a"
  size              = 100
  type              = "gp3"
  encrypted         = false
}

resource "aws_ebs_encryption_by_default" "this" {
  enabled = true
}
