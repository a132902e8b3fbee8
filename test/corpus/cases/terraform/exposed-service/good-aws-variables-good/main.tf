variable "encrypted" {
  type    = bool
  default = true
}
variable "public" {
  type    = bool
  default = false
}
resource "aws_ebs_volume" "d" {
  availability_zone = "eu-west-1a"
  size              = 10
  encrypted         = var.encrypted
  kms_key_id        = "arn:aws:kms:eu-west-1:123456789012:key/3f0c3a53-6a0a-4b4f-9a2e-3f5c41a0b111"
}
resource "aws_dms_replication_instance" "m" {
  replication_instance_id    = "m"
  replication_instance_class = "dms.t3.medium"
  publicly_accessible        = var.public
  auto_minor_version_upgrade = true
  multi_az                   = true
  kms_key_arn                = "arn:aws:kms:eu-west-1:123456789012:key/3f0c3a53-6a0a-4b4f-9a2e-3f5c41a0b111"
}
