resource "aws_iot_policy" "thermostat" {
  name = "thermostat"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "iot:*"
        Resource = "*"
      }
    ]
  })
}

resource "aws_iot_policy_attachment" "thermostat" {
  policy = aws_iot_policy.thermostat.name
  target = var.certificate_arn
}

variable "certificate_arn" {
  type = string
}
