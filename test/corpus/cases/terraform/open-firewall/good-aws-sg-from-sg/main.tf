resource "aws_security_group_rule" "ssh" {
  type                     = "ingress"
  description              = "ssh from the bastion"
  from_port                = 22
  to_port                  = 22
  protocol                 = "tcp"
  source_security_group_id = "sg-0fedcba9876543210"
  security_group_id        = "sg-0123456789abcdef0"
}
