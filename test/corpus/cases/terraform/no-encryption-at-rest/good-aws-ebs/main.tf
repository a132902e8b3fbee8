resource "aws_ebs_volume" "data" {
  availability_zone = "eu-west-1a"
  size              = 100
  type              = "gp3"
  encrypted         = true
  kms_key_id        = "arn:aws:kms:eu-west-1:123456789012:key/3f0c3a53-6a0a-4b4f-9a2e-3f5c41a0b111"
}

resource "aws_ebs_encryption_by_default" "this" {
  enabled = true
}
