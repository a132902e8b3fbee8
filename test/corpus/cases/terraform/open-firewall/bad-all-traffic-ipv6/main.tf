locals {
  everywhere = "::/0"
}

resource "aws_vpc_security_group_ingress_rule" "any" {
  security_group_id = aws_security_group.app.id
  description       = "temporary"
  ip_protocol       = "-1"
  cidr_ipv6         = local.everywhere
}
