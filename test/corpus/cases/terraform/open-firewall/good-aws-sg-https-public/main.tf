resource "aws_security_group" "alb" {
  name        = "alb"
  description = "public https for the shop"
  vpc_id      = "vpc-0a1b2c3d4e5f60718"

  ingress {
    description = "https"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
