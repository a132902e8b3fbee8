resource "aws_lambda_function" "mailer" {
  function_name = "mailer"
  role          = aws_iam_role.mailer.arn
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  filename      = "mailer.zip"

  environment {
    variables = {
      SMTP_HOST     = "smtp.acme.example"
      SMTP_PASSWORD = "9fkQ2mXv71Lp"
    }
  }
}
