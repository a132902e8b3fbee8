resource "aws_efs_file_system" "home" {
  encrypted  = true
  kms_key_id = "arn:aws:kms:eu-west-1:123456789012:key/3f0c3a53-6a0a-4b4f-9a2e-3f5c41a0b111"
}
