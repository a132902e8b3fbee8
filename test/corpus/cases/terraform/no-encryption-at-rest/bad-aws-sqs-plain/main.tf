resource "aws_sns_topic" "orders" {
  name              = "orders"
  kms_master_key_id = "alias/messaging"
}

resource "aws_sqs_queue" "orders" {
  name                              = "orders"
  sqs_managed_sse_enabled           = false
}

resource "aws_sqs_queue_policy" "orders" {
  queue_url = aws_sqs_queue.orders.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "sns.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = aws_sqs_queue.orders.arn
      Condition = { ArnEquals = { "aws:SourceArn" = aws_sns_topic.orders.arn } }
    }]
  })
}
