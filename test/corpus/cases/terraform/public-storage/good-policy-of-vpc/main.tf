resource "aws_s3_bucket_policy" "packages" {
  bucket = aws_s3_bucket.packages.id
  policy = <<POLICY
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": "*",
      "Action": "s3:GetObject",
      "Resource": "${aws_s3_bucket.packages.arn}/*",
      "Condition": { "StringEquals": { "aws:SourceVpce": "${aws_vpc_endpoint.s3.id}" } }
    }
  ]
}
POLICY
}
