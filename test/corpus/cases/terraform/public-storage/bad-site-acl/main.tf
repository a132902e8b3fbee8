resource "aws_s3_bucket" "downloads" {
  bucket = "acme-downloads"
}

resource "aws_s3_bucket_ownership_controls" "downloads" {
  bucket = aws_s3_bucket.downloads.id
  rule {
    object_ownership = "BucketOwnerPreferred"
  }
}

resource "aws_s3_bucket_acl" "downloads" {
  depends_on = [aws_s3_bucket_ownership_controls.downloads]
  bucket     = aws_s3_bucket.downloads.id
  acl        = "public-read"
}
