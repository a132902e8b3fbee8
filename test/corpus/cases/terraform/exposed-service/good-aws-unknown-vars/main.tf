variable "cidrs" {
  type = list(string)
}
variable "kms" {
  type = string
}
resource "aws_security_group" "x" {
  name        = "x"
  description = "ssh from given ranges"
  vpc_id      = "vpc-0a1b2c3d4e5f60718"
  ingress {
    description = "ssh"
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = var.cidrs
  }
}
resource "aws_sns_topic" "t" {
  name              = "t"
  kms_master_key_id = var.kms
}
