resource "aws_kinesis_stream" "s" {
  name             = "s"
  shard_count      = 1
  encryption_type  = "KMS"
  kms_key_id       = "alias/kinesis"
  retention_period = 48
}
resource "aws_athena_workgroup" "w" {
  name = "w"
  configuration {
    enforce_workgroup_configuration = true
    result_configuration {
      output_location = "s3://acme-athena/"
      encryption_configuration {
        encryption_option = "SSE_KMS"
        kms_key_arn       = "arn:aws:kms:eu-west-1:123456789012:key/3f0c3a53-6a0a-4b4f-9a2e-3f5c41a0b111"
      }
    }
  }
}
