resource "aws_security_group" "db" {
  name        = "db"
  description = "Orders database"

  ingress {
    description     = "From the application"
    from_port       = 5432
    to_port         = 5432
    protocol        = "tcp"
    security_groups = [aws_security_group.app.id]
  }

  ingress {
    description = "Nodes among themselves"
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    self        = true
  }
}
