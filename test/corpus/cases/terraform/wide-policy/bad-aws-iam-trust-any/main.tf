data "aws_iam_policy_document" "ci" {
  statement {
    sid       = "PushImages"
    effect    = "Allow"
    actions   = ["ecr:PutImage", "ecr:UploadLayerPart"]
    resources = ["arn:aws:ecr:eu-west-1:123456789012:repository/web"]
  }
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

resource "aws_iam_role" "ci" {
  name               = "ci"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "ci" {
  role   = aws_iam_role.ci.id
  policy = data.aws_iam_policy_document.ci.json
}
