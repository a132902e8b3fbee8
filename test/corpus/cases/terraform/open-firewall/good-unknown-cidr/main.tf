variable "trusted" {
  type = list(string)
}

resource "aws_security_group" "bastion" {
  name        = "bastion"
  description = "Way in for operators"

  ingress {
    description = "SSH"
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = concat(var.trusted, ["10.0.0.0/8"])
  }
}
