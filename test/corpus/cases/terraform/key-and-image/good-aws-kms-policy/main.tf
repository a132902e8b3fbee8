resource "aws_kms_key" "main" {
  description             = "main"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Admins"
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:role/key-admin" }
      Action    = ["kms:Create*", "kms:Describe*", "kms:Enable*", "kms:List*", "kms:Put*", "kms:Update*", "kms:Disable*", "kms:Get*", "kms:ScheduleKeyDeletion"]
      Resource  = "*"
    }]
  })
}
