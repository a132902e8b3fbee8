/** What a service reaches: HTTPS, and the data that it needs; each way is open on both of its ends. */

import { dataServiceNames, ports } from '../../facts/data-services.ts';
import type { DataService, ServiceFacts } from '../../facts/service-facts.ts';
import { type CloudService, isSql } from './cloud-services.ts';

interface Egress {
  readonly kind: DataService;
  /** As people call it. */
  readonly title: string;
  readonly port: number;
  /** Undefined where it stands elsewhere: the user says at which addresses. */
  readonly group: string | undefined;
}

function egressOf({ needs }: ServiceFacts): readonly Egress[] {
  return needs.map(({ kind }) => ({
    kind,
    title: dataServiceNames[kind],
    port: ports[kind],
    group: isSql(kind) ? kind : kind === 'redis' ? 'cache' : undefined,
  }));
}

export function writeNetwork(each: CloudService): string {
  const { service, id } = each;
  return `resource "aws_security_group" "${id}" {
  name_prefix = "\${var.name}-${service.name}-"
  description = "Tasks of ${service.name}"
  vpc_id = var.vpc_id

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_egress_rule" "${id}_https" {
  security_group_id = aws_security_group.${id}.id
  description = "Images, logs, secrets and what the program calls"
  cidr_ipv4 = "0.0.0.0/0" # vireo: ignore[unrestricted-egress] addresses of AWS and of other services change
  from_port = 443
  to_port = 443
  ip_protocol = "tcp"
}

${egressOf(service)
  .map((egress) => writeEgress(each, egress))
  .join('\n')}`;
}

function writeEgress({ id }: CloudService, { kind, title, port, group }: Egress): string {
  const to =
    group === undefined
      ? 'cidr_ipv4 = each.value'
      : `referenced_security_group_id = aws_security_group.${group}.id`;
  return `resource "aws_vpc_security_group_egress_rule" "${id}_${kind}" {
${group === undefined ? `  for_each = toset(var.${kind}_cidrs)\n\n` : ''}  security_group_id = aws_security_group.${id}.id
  description = "To ${title}"
  ${to}
  from_port = ${port}
  to_port = ${port}
  ip_protocol = "tcp"
}
${
  group === undefined
    ? ''
    : `
resource "aws_vpc_security_group_ingress_rule" "${group}_${id}" {
  security_group_id = aws_security_group.${group}.id
  description = "From ${id.replaceAll('_', '-')}"
  referenced_security_group_id = aws_security_group.${id}.id
  from_port = ${port}
  to_port = ${port}
  ip_protocol = "tcp"
}
`
}`;
}
