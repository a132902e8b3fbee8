resource "aws_sqs_queue" "returns" {
  name                    = "returns"
  sqs_managed_sse_enabled = true
}

data "aws_iam_policy_document" "returns" {
  statement {
    sid     = "PartnerDelivers"
    effect  = "Allow"
    actions = ["sqs:SendMessage", "sqs:GetQueueUrl"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::210987654321:role/delivery"]
    }

    resources = [aws_sqs_queue.returns.arn]
  }

  statement {
    sid     = "TlsOnly"
    effect  = "Deny"
    actions = ["sqs:*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    resources = [aws_sqs_queue.returns.arn]

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_sqs_queue_policy" "returns" {
  queue_url = aws_sqs_queue.returns.id
  policy    = data.aws_iam_policy_document.returns.json
}
