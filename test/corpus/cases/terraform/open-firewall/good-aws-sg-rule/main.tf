locals {
  admin_cidr = "10.8.0.0/24"
}

resource "aws_security_group_rule" "mysql" {
  type              = "ingress"
  description       = "mysql for admins"
  from_port         = 3306
  to_port           = 3306
  protocol          = "tcp"
  cidr_blocks       = [local.admin_cidr]
  security_group_id = "sg-0123456789abcdef0"
}

resource "aws_vpc_security_group_ingress_rule" "ssh" {
  security_group_id = "sg-0123456789abcdef0"
  description       = "ssh for admins"
  cidr_ipv4         = local.admin_cidr
  from_port         = 22
  ip_protocol       = "tcp"
  to_port           = 22
}
