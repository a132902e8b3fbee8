resource "aws_iam_role_policy" "ci" {
  name = "ci"
  role = aws_iam_role.ci.id

  policy = <<-EOF
  {
    "Version": "2012-10-17",
    "Statement": [
      {
        "Action": [
          "*"
        ],
        "Effect": "Allow",
        "Resource": "*"
      }
    ]
  }
  EOF
}
