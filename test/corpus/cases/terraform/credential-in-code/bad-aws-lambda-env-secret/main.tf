resource "aws_lambda_function" "thumb" {
  function_name                  = "thumb"
  role                           = "arn:aws:iam::123456789012:role/thumb"
  handler                        = "index.handler"
  runtime                        = "nodejs20.x"
  filename                       = "thumb.zip"
  reserved_concurrent_executions = 20
  kms_key_arn                    = "arn:aws:kms:eu-west-1:123456789012:key/3f0c3a53-6a0a-4b4f-9a2e-3f5c41a0b111"
  code_signing_config_arn        = "arn:aws:lambda:eu-west-1:123456789012:code-signing-config:csc-0f6c334abcdea4d8b"

  tracing_config {
    mode = "Active"
  }

  dead_letter_config {
    target_arn = "arn:aws:sqs:eu-west-1:123456789012:thumb-dlq"
  }

  vpc_config {
    subnet_ids         = ["subnet-0a1b2c3d4e5f60718"]
    security_group_ids = ["sg-0123456789abcdef0"]
  }

  environment {
    variables = {
      STAGE       = "prod"
      DB_PASSWORD = "q8Zr!v2KpW7mNd4x"
    }
  }
}

resource "aws_lambda_permission" "s3" {
  action         = "lambda:InvokeFunction"
  function_name  = aws_lambda_function.thumb.function_name
  principal      = "s3.amazonaws.com"
  source_arn     = "arn:aws:s3:::acme-uploads"
  source_account = "123456789012"
}
