resource "aws_iam_policy" "reader" {
  name = "reports-reader"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["iam:*", "sts:AssumeRole"]
        Resource = ["*"]
      }
    ]
  })
}
