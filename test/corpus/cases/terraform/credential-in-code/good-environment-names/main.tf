resource "aws_lambda_function" "mailer" {
  function_name = "mailer"
  role          = aws_iam_role.mailer.arn
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  filename      = "mailer.zip"

  environment {
    variables = {
      SMTP_HOST         = "smtp.acme.example"
      SMTP_SECRET_ARN   = aws_secretsmanager_secret.smtp.arn
      TOKEN_TTL_SECONDS = "3600"
    }
  }
}
