variable "ports" {
  type    = list(number)
  default = [22]
}

variable "allowed" {
  type    = list(string)
  default = ["0.0.0.0/0"]
}

resource "aws_security_group" "svc" {
  name        = "svc"
  description = "Service ports"
  vpc_id      = "vpc-0a1b2c3d4e5f60718"

  dynamic "ingress" {
    for_each = var.ports
    content {
      description = "service"
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = var.allowed
    }
  }
}
