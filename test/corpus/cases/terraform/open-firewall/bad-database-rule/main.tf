resource "aws_security_group_rule" "postgres" {
  type              = "ingress"
  description       = "Reporting tool"
  from_port         = 5432
  to_port           = 5432
  protocol          = "tcp"
  cidr_blocks       = ["10.0.0.0/8", "0.0.0.0/0"]
  security_group_id = aws_security_group.db.id
}
