variable "open_ports" {
  type    = list(number)
  default = [443, 3389]
}

resource "aws_security_group" "windows" {
  name        = "windows"
  description = "Terminal servers"

  dynamic "ingress" {
    for_each = var.open_ports
    content {
      description = "Port ${ingress.value}"
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ["0.0.0.0/0"]
    }
  }
}
