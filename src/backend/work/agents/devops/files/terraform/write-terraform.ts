/** The files of `deploy/terraform/aws`: services on Fargate, with the data services that they need. */

import { dataServiceNames } from '../../facts/data-services.ts';
import type { ServiceFacts } from '../../facts/service-facts.ts';
import { variablesOf } from '../../facts/variables.ts';
import { type Cloud, cloudSecrets, expressionOf, planCloud } from './cloud-services.ts';
import { writeCache, writeDatabase } from './data-files.ts';
import { hclList, hclString, layOut } from './hcl-text.ts';
import { webServices, writeLoadBalancer } from './load-balancer.ts';
import { writeServiceFile } from './service-file.ts';
import { writeCluster, writeImages, writeKey, writeVersions } from './shared-files.ts';
import { writeExamples, writeVariables } from './variables-file.ts';

const folder = 'deploy/terraform/aws';

/** Of services that have an image. */
export function writeTerraform(name: string, services: readonly ServiceFacts[]): ReadonlyMap<string, string> {
  const cloud = planCloud(name, services);
  const balancer = writeLoadBalancer(cloud);
  const files: readonly (readonly [string, string])[] = [
    ['versions.tf', writeVersions(cloud)],
    ['variables.tf', writeVariables(cloud)],
    ['terraform.tfvars.example', writeExamples(cloud)],
    ['kms.tf', writeKey()],
    ['ecr.tf', writeImages(cloud)],
    ['cluster.tf', writeCluster()],
    ...(balancer === undefined ? [] : [['load-balancer.tf', balancer] as const]),
    ...cloud.services.map((each) => [`service-${each.service.name}.tf`, writeServiceFile(each)] as const),
    ...cloud.databases.map((each) => [`${each.kind}.tf`, writeDatabase(each)] as const),
    ...(cloud.hasCache ? [['redis.tf', writeCache()] as const] : []),
    ['outputs.tf', writeOutputs(cloud)],
  ];
  return new Map(files.map(([file, text]) => [`${folder}/${file}`, layOut(text)]));
}

function writeOutputs(cloud: Cloud): string {
  const outputs = [
    ...(webServices(cloud).length > 0
      ? [output('load_balancer', 'Where the hosts of the services point to.', 'aws_lb.main.dns_name')]
      : []),
    ...cloud.services.flatMap(({ service, id }) => [
      output(
        `${id}_repository`,
        `Where images of ${service.name} are pushed to.`,
        `aws_ecr_repository.${id}.repository_url`,
      ),
      ...(cloudSecrets(service).length === 0
        ? []
        : [
            output(
              `${id}_secret`,
              `What ${service.name} reads its secrets from.`,
              `aws_secretsmanager_secret.${id}.name`,
            ),
          ]),
      ...writeMigrate(service, id),
    ]),
    ...cloud.databases.flatMap(({ kind }) => [
      output(`${kind}_address`, `Host of ${dataServiceNames[kind]}.`, `aws_db_instance.${kind}.address`),
      output(
        `${kind}_administrator`,
        'The secret that RDS keeps the password of the administrator in.',
        `aws_db_instance.${kind}.master_user_secret[0].secret_arn`,
      ),
    ]),
  ];
  return outputs.join('\n');
}

function output(name: string, description: string, value: string): string {
  return `output "${name}" {\n  description = ${hclString(description)}\n  value = ${value}\n}\n`;
}

/** As a task of its own, with the image and the variables of the service. */
function writeMigrate({ name, migrateCommand }: ServiceFacts, id: string): readonly string[] {
  if (migrateCommand === undefined) return [];
  return [
    `# Migrates before a roll-out: aws ecs run-task --cli-input-json "$(terraform output -raw ${id}_migrate)"
output "${id}_migrate" {
  description = "A task that migrates the data of ${name}."
  value = jsonencode({
    cluster = aws_ecs_cluster.main.name
    taskDefinition = aws_ecs_task_definition.${id}.arn
    launchType = "FARGATE"
    networkConfiguration = {
      awsvpcConfiguration = {
        subnets = var.private_subnet_ids
        securityGroups = [aws_security_group.${id}.id]
        assignPublicIp = "DISABLED"
      }
    }
    overrides = {
      containerOverrides = [{ name = "${name}", command = ${hclList(migrateCommand.map(hclString))} }]
    }
  })
}
`,
  ];
}

/** What a person has to do or to know, one sentence each. */
export function noteTerraform(name: string, services: readonly ServiceFacts[]): readonly string[] {
  const cloud = planCloud(name, services);
  const named = (all: readonly { readonly kind: keyof typeof dataServiceNames }[]) =>
    all.map(({ kind }) => dataServiceNames[kind]).join(' and ');
  return [
    'Terraform: the network is asked for, not made. It outlives what runs in it, costs by the hour for its way out, and its ranges must not meet those that you have.',
    ...cloud.services.flatMap(({ service }) => noteService(service)),
    ...(cloud.databases.length > 0
      ? [
          `${named(cloud.databases)}: the password of the administrator is kept by RDS. Make a user for each service with it, and put its address into the secret of the service, with TLS on.`,
        ]
      : []),
    ...(cloud.hasCache
      ? [
          'Redis is reached by TLS (rediss://) and without a token, as a token would stand in the state of Terraform.',
        ]
      : []),
    ...(cloud.elsewhere.length > 0
      ? [`${named(cloud.elsewhere.map((kind) => ({ kind })))} is not made: say where it answers.`]
      : []),
  ];
}

function noteService(service: ServiceFacts): readonly string[] {
  const { name, role, health } = service;
  const secrets = cloudSecrets(service);
  const open = variablesOf(service).filter(
    (variable) => variable.kind === 'open' && expressionOf(variable) === undefined,
  );
  return [
    ...(secrets.length > 0
      ? [
          `${name}: write its secret in Secrets Manager before the first task starts, with ${secrets.join(', ')}.`,
        ]
      : []),
    ...(open.length > 0
      ? [
          `${name}: ${open.map((each) => each.name).join(', ')} ${open.length === 1 ? 'is' : 'are'} not set; say so in ${name.replaceAll('-', '_')}_environment where the code needs it.`,
        ]
      : []),
    ...(role === 'web' && health === undefined
      ? [`${name}: the load balancer asks / and takes any answer below 500, as no health path is known.`]
      : []),
  ];
}
