/** What the user says: each variable with what it is for and which values it takes, and a file of examples. */
import { dataServiceNames } from '../../facts/data-services.ts';
import type { Cloud, CloudService } from './cloud-services.ts';
import { hclString } from './hcl-text.ts';
import { webServices } from './load-balancer.ts';

interface Variable {
  readonly name: string;
  readonly description: string;
  readonly type: string;
  /** An expression; the user has to say what has none. */
  readonly preset?: string;
  /** What holds of a value, and the sentence for one of which it does not. */
  readonly rule?: readonly [condition: string, sentence: string];
  /** Of the file of examples. */
  readonly example?: string;
}

export function writeVariables(cloud: Cloud): string {
  return variablesFor(cloud).map(writeVariable).join('\n');
}

/** Those that the user has to say. */
export function writeExamples(cloud: Cloud): string {
  const lines = variablesFor(cloud).flatMap(({ name, example, description }) =>
    example === undefined ? [] : [`# ${description}\n${name} = ${example}\n`],
  );
  return `# Copy it to terraform.tfvars. No secret belongs in here.\n\n${lines.join('\n')}`;
}

function writeVariable({ name, description, type, preset, rule }: Variable): string {
  const check =
    rule === undefined
      ? ''
      : `\n  validation {\n    condition = ${rule[0]}\n    error_message = ${hclString(rule[1])}\n  }\n`;
  return `variable "${name}" {
  description = ${hclString(description)}
  type = ${type}
${preset === undefined ? '' : `  default = ${preset}\n`}${check}}
`;
}

function variablesFor(cloud: Cloud): readonly Variable[] {
  return [
    ...general(cloud),
    ...network(cloud),
    ...cloud.services.flatMap(ofService),
    ...cloud.databases.map(({ kind }) => ({
      name: `${kind}_instance_class`,
      description: `Machine of ${dataServiceNames[kind]}.`,
      type: 'string',
      preset: '"db.t4g.medium"',
    })),
    ...(cloud.hasCache
      ? [
          {
            name: 'cache_node_type',
            description: 'Machine of Redis.',
            type: 'string',
            preset: '"cache.t4g.small"',
          },
        ]
      : []),
    ...cloud.elsewhere.map((kind) => ({
      name: `${kind}_cidrs`,
      description: `Where ${dataServiceNames[kind]} answers, as ranges of addresses.`,
      type: 'list(string)',
      example: '["10.1.2.0/24"]',
      rule: ranges(`${kind}_cidrs`),
    })),
  ];
}

function ranges(name: string): readonly [string, string] {
  return [
    `length(var.${name}) > 0 && alltrue([for range in var.${name} : can(cidrhost(range, 0))])`,
    'It needs ranges such as 10.1.2.0/24.',
  ];
}

function general({ name }: Cloud): readonly Variable[] {
  return [
    {
      name: 'name',
      description: 'Begins the name of all that is made.',
      type: 'string',
      preset: hclString(name.slice(0, 20).replace(/-+$/, '')),
      rule: [
        'can(regex("^[a-z][a-z0-9-]{0,18}[a-z0-9]$", var.name))',
        'It needs 2 to 20 small letters, digits and hyphens, a letter first.',
      ],
    },
    {
      name: 'region',
      description: 'Region of AWS.',
      type: 'string',
      example: '"eu-central-1"',
      rule: [
        'can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))',
        'It needs a region such as eu-central-1.',
      ],
    },
    {
      name: 'tags',
      description: 'Tags of all that is made, beside Project and ManagedBy.',
      type: 'map(string)',
      preset: '{}',
    },
    {
      name: 'log_retention_days',
      description: 'How long logs are kept.',
      type: 'number',
      preset: '365',
      rule: [
        'contains([30, 60, 90, 120, 180, 365, 400, 545, 731], var.log_retention_days)',
        'CloudWatch keeps logs for 30, 60, 90, 120, 180, 365, 400, 545 or 731 days.',
      ],
    },
  ];
}

function network(cloud: Cloud): readonly Variable[] {
  const subnets = (kind: string, why: string): Variable => ({
    name: `${kind}_subnet_ids`,
    type: 'list(string)',
    description: `Subnets ${why}, in two zones at least.`,
    rule: [`length(var.${kind}_subnet_ids) >= 2`, 'It needs subnets in two zones.'],
    example: `["subnet-${kind === 'public' ? '0a' : '0c'}", "subnet-${kind === 'public' ? '0b' : '0d'}"]`,
  });
  return [
    {
      name: 'vpc_id',
      description: 'The network that it runs in.',
      type: 'string',
      example: '"vpc-0a"',
      rule: ['startswith(var.vpc_id, "vpc-")', 'It needs the id of a VPC.'],
    },
    subnets('private', 'of tasks and data, with a way out by NAT or endpoints'),
    ...(webServices(cloud).length === 0 ? [] : [subnets('public', 'of the load balancer'), ...wayIn()]),
  ];
}

function wayIn(): readonly Variable[] {
  return [
    {
      name: 'certificate_arn',
      type: 'string',
      description: 'Certificate in ACM, of this region, for the hosts below.',
      rule: [
        'can(regex("^arn:aws[a-z-]*:acm:", var.certificate_arn))',
        'It needs the ARN of a certificate in ACM.',
      ],
      example: '"arn:aws:acm:eu-central-1:123456789012:certificate/…"',
    },
    {
      name: 'access_log_bucket',
      type: 'string',
      example: '"logs-of-load-balancers"',
      description: 'Bucket for the access log of the load balancer, which may write to it.',
    },
    {
      name: 'web_acl_arn',
      type: 'string',
      preset: 'null',
      description: 'Rules of AWS WAF in front of the load balancer, where there are some.',
    },
    {
      name: 'allowed_cidrs',
      type: 'list(string)',
      preset: '["0.0.0.0/0"]',
      description: 'Who may come in.',
      rule: ranges('allowed_cidrs'),
    },
  ];
}

function ofService({ service: { name }, id, port }: CloudService): readonly Variable[] {
  const host: Variable = {
    name: `${id}_host`,
    description: `Host of ${name}.`,
    type: 'string',
    rule: [`can(regex("^[a-z0-9.-]+$", var.${id}_host))`, 'It needs the name of a host.'],
    example: hclString(`${name}.example.com`),
  };
  return [
    {
      name: `${id}_image_tag`,
      description: `Tag of the image of ${name} that your pipeline pushed.`,
      type: 'string',
      example: '"0.1.0"',
      rule: [`!contains(["", "latest"], var.${id}_image_tag)`, 'It needs a tag that stays on one image.'],
    },
    {
      name: `${id}_count`,
      description: `How many of ${name} run${port === undefined ? '' : ' at least'}.`,
      type: 'number',
      preset: port === undefined ? '1' : '2',
    },
    {
      name: `${id}_environment`,
      description: `More variables of ${name}; none that is secret.`,
      type: 'map(string)',
      preset: '{}',
    },
    ...(port === undefined ? [] : [host]),
  ];
}
