/** The task of a service: its image, its variables and secrets, and what it may write to. */
import { variablesOf } from '../../facts/variables.ts';
import { type HealthCommand, healthCommand } from '../health-command.ts';
import { scratchOf, userId } from '../image-names.ts';
import { type CloudService, cloudSecrets, expressionOf } from './cloud-services.ts';
import { hclList, hclString, indent } from './hcl-text.ts';

export function writeTask({ service, id, port }: CloudService): string {
  const volumes = Object.keys(scratchOf(service));
  return `resource "aws_cloudwatch_log_group" "${id}" {
  name = "/\${var.name}/${service.name}"
  retention_in_days = var.log_retention_days
  kms_key_id = aws_kms_key.main.arn
}

locals {
  # What is known of its variables; what you add or change stands in var.${id}_environment.
  ${id}_environment = merge({
${indent(knownVariables(service).join('\n'), 4)}
  }, var.${id}_environment)
}

resource "aws_ecs_task_definition" "${id}" {
  family = "\${var.name}-${service.name}"
  requires_compatibilities = ["FARGATE"]
  network_mode = "awsvpc"
  cpu = 512
  memory = 1024
  execution_role_arn = aws_iam_role.${id}_execution.arn
  task_role_arn = aws_iam_role.${id}.arn

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture = "X86_64"
  }
${volumes.map((name) => `\n  volume {\n    name = "${name}"\n  }\n`).join('')}
  container_definitions = jsonencode([{
${indent(containerLines({ service, id, port }).join('\n'), 4)}
  }])
}
`;
}

function knownVariables(service: CloudService['service']): readonly string[] {
  return variablesOf(service).flatMap((variable) => {
    const value = expressionOf(variable);
    return value === undefined ? [] : [`${variable.name} = ${value}`];
  });
}

function containerLines({ service, id, port }: CloudService): readonly string[] {
  const secrets = cloudSecrets(service);
  const mounts = Object.entries(scratchOf(service)).map(
    ([volume, place]) => `{ sourceVolume = "${volume}", containerPath = "${place}" }`,
  );
  const asked = healthCommand(service);
  return [
    `name = "${service.name}"`,
    `image = "\${aws_ecr_repository.${id}.repository_url}:\${var.${id}_image_tag}"`,
    'essential = true',
    `user = "${userId}:${userId}"`,
    'readonlyRootFilesystem = true',
    ...(port === undefined ? [] : [`portMappings = [{ containerPort = ${port}, protocol = "tcp" }]`]),
    `environment = [for name, value in local.${id}_environment : { name = name, value = value }]`,
    ...(secrets.length === 0
      ? []
      : [
          'secrets = [',
          `  for name in ${hclList(secrets.map(hclString))} :`,
          `  { name = name, valueFrom = "\${aws_secretsmanager_secret.${id}.arn}:\${name}::" }`,
          ']',
        ]),
    `mountPoints = ${hclList(mounts)}`,
    ...(asked === undefined ? [] : healthLines(asked)),
    'linuxParameters = { initProcessEnabled = true, capabilities = { drop = ["ALL"] } }',
    'logConfiguration = {',
    '  logDriver = "awslogs"',
    '  options = {',
    `    awslogs-group = aws_cloudwatch_log_group.${id}.name`,
    '    awslogs-region = var.region',
    '    awslogs-stream-prefix = "task"',
    '  }',
    '}',
  ];
}

function healthLines({
  command,
  isShell,
  intervalSeconds,
  timeoutSeconds,
  startSeconds,
}: HealthCommand): readonly string[] {
  return [
    'healthCheck = {',
    `  command = ${hclList([isShell ? 'CMD-SHELL' : 'CMD', ...command].map(hclString))}`,
    `  interval = ${intervalSeconds}`,
    `  timeout = ${timeoutSeconds}`,
    '  retries = 3',
    `  startPeriod = ${startSeconds}`,
    '}',
  ];
}
