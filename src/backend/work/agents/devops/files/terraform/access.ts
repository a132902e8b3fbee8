/** What a service may read: the secret of its own, and the roles by which that is allowed. */
import { type CloudService, cloudSecrets } from './cloud-services.ts';

/** Made empty: what stands in it never passes through Terraform. */
export function writeSecret({ service, id }: CloudService): string {
  const names = cloudSecrets(service);
  if (names.length === 0) return '';
  return `# Its value is yours to write, before the first task starts: a JSON object of ${names.join(', ')}.
# vireo: ignore[key-rotation-off] it holds keys of other services, which only they can change
resource "aws_secretsmanager_secret" "${id}" {
  name = "\${var.name}/${service.name}"
  description = "Variables of ${service.name}"
  kms_key_id = aws_kms_key.main.arn
  recovery_window_in_days = 30
}
`;
}

export function writeRoles({ service, id }: CloudService): string {
  const hasSecrets = cloudSecrets(service).length > 0;
  return `resource "aws_iam_role" "${id}_execution" {
  name_prefix = "\${var.name}-start-"
  description = "Starts tasks of ${service.name}"
  assume_role_policy = data.aws_iam_policy_document.tasks.json
}

resource "aws_iam_role_policy" "${id}_execution" {
  name_prefix = "start-"
  role = aws_iam_role.${id}_execution.id
  policy = data.aws_iam_policy_document.${id}_execution.json
}

data "aws_iam_policy_document" "${id}_execution" {
  statement {
    actions = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }

  statement {
    actions = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    resources = [aws_ecr_repository.${id}.arn]
  }

  statement {
    actions = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["\${aws_cloudwatch_log_group.${id}.arn}:*"]
  }
${
  hasSecrets
    ? `
  statement {
    actions = ["secretsmanager:GetSecretValue"]
    resources = [aws_secretsmanager_secret.${id}.arn]
  }

  statement {
    actions = ["kms:Decrypt"]
    resources = [aws_kms_key.main.arn]
  }
`
    : ''
}}

# What the program itself may do in AWS: nothing, until you add it.
resource "aws_iam_role" "${id}" {
  name_prefix = "\${var.name}-task-"
  description = "Tasks of ${service.name}"
  assume_role_policy = data.aws_iam_policy_document.tasks.json
}
`;
}
