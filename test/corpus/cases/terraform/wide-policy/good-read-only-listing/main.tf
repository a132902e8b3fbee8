resource "aws_iam_policy" "inventory" {
  name = "inventory"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["ec2:Describe*", "rds:DescribeDBInstances", "s3:ListAllMyBuckets"]
      Resource = "*"
    }]
  })
}
