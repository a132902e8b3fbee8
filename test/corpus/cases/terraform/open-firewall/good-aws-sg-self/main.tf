resource "aws_security_group" "mesh" {
  name        = "mesh"
  description = "members talk to each other"
  vpc_id      = "vpc-0a1b2c3d4e5f60718"
  ingress {
    description = "all from members"
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    self        = true
  }
}
