variable "bucket_acl" {
  description = "ACL of the upload bucket"
  type        = string
  default     = "public-read-write"
}

resource "aws_s3_bucket" "uploads" {
  bucket = "acme-uploads"
  acl    = var.bucket_acl

  tags = {
    Team = "web"
  }
}
