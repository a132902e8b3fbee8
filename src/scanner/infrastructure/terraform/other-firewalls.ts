/** Firewalls of smaller clouds, and those of a well-known module, in the one form of firewall rules. */
import { type ConfigNode, type ConfigResource, scalarNode, textAt, valueAt } from '../tree.ts';
import {
  allPorts,
  asList,
  boundedRange,
  type Direction,
  entryAt,
  portRange,
  type RuleParts,
  toResource,
  writtenRange,
} from './firewall-parts.ts';

type Reader = (resource: ConfigResource) => ConfigResource[];

/** Keys under which a cloud writes a rule. */
interface Keys {
  readonly peers: readonly string[];
  /** One argument with ports: `22`, `20-25`, several with commas. */
  readonly ports?: string;
  /** Two arguments with the first and the last port. */
  readonly bounds?: readonly [string, string];
  readonly protocol: string;
}

/** Ports that are separated by commas, or listed. */
function writtenRanges(node: ConfigNode | undefined): ConfigNode[] {
  return asList(node).flatMap((each) => {
    if (each.kind !== 'scalar' || !each.text.includes(',')) return [writtenRange(each)];
    return each.text.split(',').map((part) => writtenRange(scalarNode(part.trim(), each.from, each.to)));
  });
}

function partsOf(node: ConfigNode, { peers, ports, bounds, protocol }: Keys): RuleParts {
  const written = ports === undefined ? undefined : valueAt(node, ports);
  const between = bounds === undefined ? [] : boundedRange(node, ...bounds);
  const found = written === undefined ? between : writtenRanges(written);
  return {
    node,
    peers: peers.map((key) => entryAt(node, key)),
    ports: found.length === 0 ? [allPorts(node)] : found,
    protocol: valueAt(node, protocol),
  };
}

/** Rules in blocks of their own, one name for each direction. */
function inBlocks(blocks: Readonly<Record<string, Direction>>, keys: Keys, refused?: RegExp): Reader {
  return (resource) =>
    Object.entries(blocks).flatMap(([name, direction]) =>
      asList(valueAt(resource.root, name)).flatMap((node, index) => {
        if (node.kind !== 'map') return [];
        if (refused?.test(textAt(node, 'action') ?? '')) return [];
        return [toResource(partsOf(node, keys), { direction, parent: resource, index })];
      }),
    );
}

/** A resource that is a rule, and says its direction under a key. */
function asResource(key: string, keys: Keys, accepts: (root: ConfigNode) => boolean = () => true): Reader {
  return (resource) => {
    const direction = directionOf(textAt(resource.root, key));
    if (direction === undefined || !accepts(resource.root)) return [];
    return [toResource(partsOf(resource.root, keys), { direction, parent: resource, index: 0 })];
  };
}

function directionOf(text: string | undefined): Direction | undefined {
  if (/^(?:in|ingress|inbound)$/i.test(text ?? '')) return 'ingress';
  return /^(?:out|egress|outbound)$/i.test(text ?? '') ? 'egress' : undefined;
}

/** Rules of Hetzner: each says its direction. */
function hetznerRules(resource: ConfigResource): ConfigResource[] {
  return asList(valueAt(resource.root, 'rule')).flatMap((node, index) => {
    const direction = directionOf(textAt(node, 'direction'));
    if (direction === undefined) return [];
    const peers = [direction === 'ingress' ? 'source_ips' : 'destination_ips'];
    const parts = partsOf(node, { peers, ports: 'port', protocol: 'protocol' });
    return [toResource(parts, { direction, parent: resource, index })];
  });
}

/** Options of a protocol with the ports in them, as Oracle and IBM write them. */
function optionPorts(
  node: ConfigNode,
  keys: readonly string[],
  bounds: readonly [string, string],
): ConfigNode[] {
  return keys.flatMap((key) => {
    const options = asList(valueAt(node, key));
    return options.flatMap((each) =>
      boundedRange(asList(valueAt(each, 'destination_port_range'))[0] ?? each, ...bounds),
    );
  });
}

function oracleRule(node: ConfigNode, direction: Direction): RuleParts {
  const ports = optionPorts(node, ['tcp_options', 'udp_options'], ['min', 'max']);
  return {
    node,
    peers: [entryAt(node, direction === 'ingress' ? 'source' : 'destination')],
    ports: ports.length === 0 ? [allPorts(node)] : ports,
    protocol: valueAt(node, 'protocol'),
  };
}

function oracleList(resource: ConfigResource): ConfigResource[] {
  return (['ingress', 'egress'] as const).flatMap((direction) =>
    asList(valueAt(resource.root, `${direction}_security_rules`)).map((node, index) =>
      toResource(oracleRule(node, direction), { direction, parent: resource, index }),
    ),
  );
}

function oracleGroupRule(resource: ConfigResource): ConfigResource[] {
  const direction = directionOf(textAt(resource.root, 'direction'));
  if (direction === undefined) return [];
  return [toResource(oracleRule(resource.root, direction), { direction, parent: resource, index: 0 })];
}

function ibmRule(resource: ConfigResource): ConfigResource[] {
  const { root } = resource;
  const direction = directionOf(textAt(root, 'direction'));
  if (direction === undefined || valueAt(root, 'icmp') !== undefined) return [];
  const ports = optionPorts(root, ['tcp', 'udp'], ['port_min', 'port_max']);
  const parts: RuleParts = {
    node: root,
    peers: [entryAt(root, 'remote')],
    ports: ports.length === 0 ? [allPorts(root)] : ports,
    protocol: undefined,
  };
  return [toResource(parts, { direction, parent: resource, index: 0 })];
}

/** `ACCEPT#0.0.0.0/0#22#TCP`. */
function tencentRules(resource: ConfigResource): ConfigResource[] {
  return (['ingress', 'egress'] as const).flatMap((direction) =>
    asList(valueAt(resource.root, direction)).flatMap((node, index) => {
      const [action, peer, ports, protocol] = node.kind === 'scalar' ? node.text.split('#') : [];
      if (action !== 'ACCEPT' || peer === undefined) return [];
      const { from, to } = node;
      const address = { key: direction, keyFrom: from, keyTo: to, value: scalarNode(peer, from, to) };
      const range = ports === undefined ? [allPorts(node)] : writtenRanges(scalarNode(ports, from, to));
      const parts = {
        node,
        peers: [address],
        ports: range,
        protocol: scalarNode(protocol ?? 'ALL', from, to),
      };
      return [toResource(parts, { direction, parent: resource, index })];
    }),
  );
}

/** Names of rules in the module `terraform-aws-modules/security-group/aws` that open what is not for the public. */
const modulePorts: Readonly<Record<string, readonly [number, number]>> = {
  'ssh-tcp': [22, 22],
  'rdp-tcp': [3389, 3389],
  'all-all': [0, 65_535],
  'all-tcp': [0, 65_535],
  'postgresql-tcp': [5432, 5432],
  'mysql-tcp': [3306, 3306],
  'redis-tcp': [6379, 6379],
  'mssql-tcp': [1433, 1433],
  'mongodb-27017-tcp': [27_017, 27_017],
  'elasticsearch-rest-tcp': [9200, 9200],
  'memcached-tcp': [11_211, 11_211],
  'kubernetes-api-tcp': [6443, 6443],
  'docker-swarm-mngmt-tcp': [2377, 2377],
  'http-80-tcp': [80, 80],
};

const groupModule =
  /^(?:registry\.(?:terraform|opentofu)\.(?:io|org)\/)?terraform-aws-modules\/security-group\/aws(?:\/|$)/;

/** A call of the module that makes security groups: rules by name, or written out. */
function moduleRules(resource: ConfigResource): ConfigResource[] {
  const { root } = resource;
  if (!groupModule.test(textAt(root, 'source') ?? '')) return [];
  const peers = ['ingress_cidr_blocks', 'ingress_ipv6_cidr_blocks'].map((key) => entryAt(root, key));
  const named = asList(valueAt(root, 'ingress_rules')).flatMap((node, index) => {
    const ports = node.kind === 'scalar' ? modulePorts[node.text] : undefined;
    if (ports === undefined) return [];
    const [first, last] = ports.map((port) => scalarNode(port, node.from, node.to));
    const range = first === undefined || last === undefined ? [] : [portRange(first, last)];
    return [
      toResource(
        { node, peers, ports: range, protocol: undefined },
        { direction: 'ingress', parent: resource, index },
      ),
    ];
  });
  const written = ['ingress_with_cidr_blocks', 'ingress_with_ipv6_cidr_blocks'].flatMap((key) =>
    asList(valueAt(root, key)).filter(({ kind }) => kind === 'map'),
  );
  const keys: Keys = {
    peers: ['cidr_blocks', 'ipv6_cidr_blocks'],
    bounds: ['from_port', 'to_port'],
    protocol: 'protocol',
  };
  const own = written.map((node, index) =>
    toResource(partsOf(node, keys), { direction: 'ingress', parent: resource, index: named.length + index }),
  );
  return [...named, ...own];
}

/** Readers by type of resource. */
export const otherFirewalls: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  [
    'digitalocean_firewall',
    (resource) => [
      ...inBlocks(
        { inbound_rule: 'ingress' },
        { peers: ['source_addresses'], ports: 'port_range', protocol: 'protocol' },
      )(resource),
      ...inBlocks(
        { outbound_rule: 'egress' },
        { peers: ['destination_addresses'], ports: 'port_range', protocol: 'protocol' },
      )(resource),
    ],
  ],
  ['hcloud_firewall', hetznerRules],
  [
    'linode_firewall',
    inBlocks(
      { inbound: 'ingress', outbound: 'egress' },
      { peers: ['ipv4', 'ipv6'], ports: 'ports', protocol: 'protocol' },
      /^drop$/i,
    ),
  ],
  [
    'yandex_vpc_security_group',
    inBlocks(
      { ingress: 'ingress', egress: 'egress' },
      {
        peers: ['v4_cidr_blocks', 'v6_cidr_blocks'],
        ports: 'port',
        bounds: ['from_port', 'to_port'],
        protocol: 'protocol',
      },
    ),
  ],
  [
    'yandex_vpc_security_group_rule',
    asResource('direction', {
      peers: ['v4_cidr_blocks', 'v6_cidr_blocks'],
      ports: 'port',
      bounds: ['from_port', 'to_port'],
      protocol: 'protocol',
    }),
  ],
  [
    'openstack_networking_secgroup_rule_v2',
    asResource('direction', {
      peers: ['remote_ip_prefix'],
      bounds: ['port_range_min', 'port_range_max'],
      protocol: 'protocol',
    }),
  ],
  [
    'openstack_compute_secgroup_v2',
    inBlocks(
      { rule: 'ingress' },
      { peers: ['cidr'], bounds: ['from_port', 'to_port'], protocol: 'ip_protocol' },
    ),
  ],
  [
    'alicloud_security_group_rule',
    asResource(
      'type',
      { peers: ['cidr_ip', 'ipv6_cidr_ip'], ports: 'port_range', protocol: 'ip_protocol' },
      (root) => textAt(root, 'policy')?.toLowerCase() !== 'drop',
    ),
  ],
  ['oci_core_security_list', oracleList],
  ['oci_core_default_security_list', oracleList],
  ['oci_core_network_security_group_security_rule', oracleGroupRule],
  ['ibm_is_security_group_rule', ibmRule],
  ['tencentcloud_security_group_lite_rule', tencentRules],
  [
    'ncloud_access_control_group_rule',
    inBlocks(
      { inbound: 'ingress', outbound: 'egress' },
      { peers: ['ip_block'], ports: 'port_range', protocol: 'protocol' },
    ),
  ],
  ['module', moduleRules],
]);
