variable "office_cidrs" {
  type    = list(string)
  default = ["203.0.113.0/24", "198.51.100.17/32"]
}

resource "aws_security_group_rule" "ssh" {
  type              = "ingress"
  description       = "SSH from the offices"
  from_port         = 22
  to_port           = 22
  protocol          = "tcp"
  cidr_blocks       = var.office_cidrs
  security_group_id = aws_security_group.bastion.id
}
