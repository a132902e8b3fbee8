# acl = "public-read"
/*
resource "aws_security_group" "x" {
  ingress { cidr_blocks = ["0.0.0.0/0"] from_port = 22 to_port = 22 protocol = "tcp" }
}
*/
// publicly_accessible = true
locals {
  note = "never use public-read or 0.0.0.0/0"
}
