/**
 * Rules of firewalls in one form, whichever cloud and however they are written: one resource of type `firewall-ingress`
 * or `firewall-egress` (`acl-ingress`, `acl-egress` for network ACLs, which keep no state) for each rule that lets
 * traffic in or out. Its map: `ports` (a list of `from` and `to`; all for every protocol), `peers` (addresses),
 * `protocol`, `description`.
 */
import { type ConfigNode, type ConfigResource, textAt, valueAt } from '../tree.ts';
import {
  allPorts,
  asList,
  boundedRange,
  type Direction,
  entryAt,
  isEvery,
  type RuleParts,
  toResource,
  writtenRange,
} from './firewall-parts.ts';
import { otherFirewalls } from './other-firewalls.ts';

/** A rule of an AWS security group, inline or as a resource of its own. */
function groupRule(node: ConfigNode): RuleParts {
  return {
    node,
    peers: ['cidr_blocks', 'ipv6_cidr_blocks', 'cidr_ipv4', 'cidr_ipv6', 'cidr_block', 'ipv6_cidr_block'].map(
      (key) => entryAt(node, key),
    ),
    ports: boundedRange(node),
    protocol: valueAt(node, 'protocol') ?? valueAt(node, 'ip_protocol'),
  };
}

/** Security group with rules inside. */
function inlineRules(resource: ConfigResource, family?: 'acl'): ConfigResource[] {
  return (['ingress', 'egress'] as const).flatMap((direction) =>
    asList(valueAt(resource.root, direction)).flatMap((node, index) => {
      if (node.kind !== 'map') return [];
      const action = textAt(node, 'action') ?? textAt(node, 'rule_action') ?? 'allow';
      if (action.toLowerCase() !== 'allow') return [];
      const rule = family === undefined ? groupRule(node) : aclRule(node);
      return [toResource(rule, { direction, parent: resource, index, ...(family && { family }) })];
    }),
  );
}

function aclRule(node: ConfigNode): RuleParts {
  return { ...groupRule(node), ports: boundedRange(node) };
}

function ownRule(resource: ConfigResource, direction: Direction | undefined): ConfigResource[] {
  if (direction === undefined) return [];
  return [toResource(groupRule(resource.root), { direction, parent: resource, index: 0 })];
}

function directionOf(node: ConfigNode): Direction | undefined {
  const type = textAt(node, 'type');
  return type === 'ingress' || type === 'egress' ? type : undefined;
}

function networkAclRule(resource: ConfigResource): ConfigResource[] {
  const action = textAt(resource.root, 'rule_action')?.toLowerCase();
  const egress = valueAt(resource.root, 'egress');
  if (action !== 'allow' || egress?.kind === 'unknown') return [];
  const direction = egress?.kind === 'scalar' && egress.text === 'true' ? 'egress' : 'ingress';
  return [toResource(aclRule(resource.root), { direction, parent: resource, index: 0, family: 'acl' })];
}

/** A rule of an Azure network security group. */
function azureRule(node: ConfigNode, parent: ConfigResource, index: number): ConfigResource[] {
  const direction = textAt(node, 'direction')?.toLowerCase();
  if (textAt(node, 'access')?.toLowerCase() !== 'allow') return [];
  if (direction !== 'inbound' && direction !== 'outbound') return [];
  const side = direction === 'inbound' ? 'source' : 'destination';
  const ports = [
    ...asList(valueAt(node, 'destination_port_range')),
    ...asList(valueAt(node, 'destination_port_ranges')),
  ];
  const parts: RuleParts = {
    node,
    peers: [`${side}_address_prefix`, `${side}_address_prefixes`].map((key) => entryAt(node, key)),
    ports: ports.map(writtenRange),
    // Azure writes "*" for every protocol and still minds the ports.
    protocol: isEvery(valueAt(node, 'protocol')) ? undefined : valueAt(node, 'protocol'),
  };
  return [toResource(parts, { direction: direction === 'inbound' ? 'ingress' : 'egress', parent, index })];
}

function azureRules(resource: ConfigResource): ConfigResource[] {
  return asList(valueAt(resource.root, 'security_rule')).flatMap((node, index) =>
    azureRule(node, resource, index),
  );
}

/** A firewall of Google Cloud: each `allow` block is one rule. */
function googleRules(resource: ConfigResource): ConfigResource[] {
  const { root } = resource;
  const direction: Direction = textAt(root, 'direction')?.toUpperCase() === 'EGRESS' ? 'egress' : 'ingress';
  if (textAt(root, 'disabled') === 'true') return [];
  const peers = entryAt(root, direction === 'ingress' ? 'source_ranges' : 'destination_ranges');
  return asList(valueAt(root, 'allow')).flatMap((node, index) => {
    if (node.kind !== 'map') return [];
    const listed = valueAt(node, 'ports');
    const isAll = listed === undefined || (listed.kind === 'list' && listed.items.length === 0);
    const ports = isAll ? [allPorts(node)] : asList(listed).map(writtenRange);
    const parts: RuleParts = { node, peers: [peers], ports, protocol: valueAt(node, 'protocol') };
    return [toResource(parts, { direction, parent: resource, index })];
  });
}

/** A rule of Google Cloud's firewall policies. */
function googlePolicyRule(resource: ConfigResource): ConfigResource[] {
  const { root } = resource;
  if (textAt(root, 'action')?.toLowerCase() !== 'allow' || textAt(root, 'disabled') === 'true') return [];
  const direction: Direction = textAt(root, 'direction')?.toUpperCase() === 'EGRESS' ? 'egress' : 'ingress';
  return asList(valueAt(root, 'match')).flatMap((match) => {
    const peers = entryAt(match, direction === 'ingress' ? 'src_ip_ranges' : 'dest_ip_ranges');
    return asList(valueAt(match, 'layer4_configs')).map((node, index) => {
      const listed = asList(valueAt(node, 'ports'));
      const ports = listed.length === 0 ? [allPorts(node)] : listed.map(writtenRange);
      const parts: RuleParts = { node, peers: [peers], ports, protocol: valueAt(node, 'ip_protocol') };
      return toResource(parts, { direction, parent: resource, index });
    });
  });
}

function lightsailRules(resource: ConfigResource): ConfigResource[] {
  return asList(valueAt(resource.root, 'port_info')).map((node, index) => {
    const peers = ['cidrs', 'ipv6_cidrs'].map((key) => entryAt(node, key));
    const parts = { node, peers, ports: boundedRange(node), protocol: valueAt(node, 'protocol') };
    return toResource(parts, { direction: 'ingress', parent: resource, index });
  });
}

type Reader = (resource: ConfigResource) => ConfigResource[];

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['aws_security_group', (resource) => inlineRules(resource)],
  ['aws_default_security_group', (resource) => inlineRules(resource)],
  ['aws_security_group_rule', (resource) => ownRule(resource, directionOf(resource.root))],
  ['aws_vpc_security_group_ingress_rule', (resource) => ownRule(resource, 'ingress')],
  ['aws_vpc_security_group_egress_rule', (resource) => ownRule(resource, 'egress')],
  ['aws_network_acl', (resource) => inlineRules(resource, 'acl')],
  ['aws_default_network_acl', (resource) => inlineRules(resource, 'acl')],
  ['aws_network_acl_rule', networkAclRule],
  ['azurerm_network_security_group', azureRules],
  ['azurerm_network_security_rule', (resource) => azureRule(resource.root, resource, 0)],
  ['google_compute_firewall', googleRules],
  ['google_compute_firewall_policy_rule', googlePolicyRule],
  ['google_compute_network_firewall_policy_rule', googlePolicyRule],
  ['google_compute_region_network_firewall_policy_rule', googlePolicyRule],
  ['aws_lightsail_instance_public_ports', lightsailRules],
  ...otherFirewalls,
]);

/** The firewall rules that a resource brings. */
export function firewallRules(resource: ConfigResource): ConfigResource[] {
  return readers.get(resource.types[0] ?? '')?.(resource) ?? [];
}
