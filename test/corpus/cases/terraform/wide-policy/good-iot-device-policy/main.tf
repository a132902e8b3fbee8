resource "aws_iot_policy" "thermostat" {
  name = "thermostat"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["iot:Connect"]
        Resource = "arn:aws:iot:${var.region}:${var.account}:client/$${iot:Connection.Thing.ThingName}"
      },
      {
        Effect   = "Allow"
        Action   = ["iot:Publish"]
        Resource = "arn:aws:iot:${var.region}:${var.account}:topic/readings/*"
      }
    ]
  })
}

variable "region" {
  type = string
}

variable "account" {
  type = string
}
