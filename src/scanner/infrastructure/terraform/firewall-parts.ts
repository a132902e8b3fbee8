/** What a rule of a firewall is made of, whichever cloud writes it, and the resource that rules of the scanner see. */
import {
  type ConfigNode,
  type ConfigResource,
  type ListNode,
  type MapEntry,
  scalarNode,
  syntheticMap,
  valueAt,
} from '../tree.ts';

/** Where traffic goes, seen from what is protected. */
export type Direction = 'ingress' | 'egress';

interface Span {
  readonly from: number;
  readonly to: number;
}

/** A rule as its cloud writes it. */
export interface RuleParts {
  readonly node: ConfigNode;
  readonly peers: readonly (MapEntry | undefined)[];
  readonly ports: readonly ConfigNode[];
  readonly protocol: ConfigNode | undefined;
}

function entry(key: string, value: ConfigNode): MapEntry {
  return { key, keyFrom: value.from, keyTo: value.to, value };
}

/** A value as a list: of nothing none, of one itself. */
export function asList(node: ConfigNode | undefined): readonly ConfigNode[] {
  if (node === undefined || (node.kind === 'scalar' && node.value === null)) return [];
  return node.kind === 'list' ? node.items : [node];
}

/** The entry of a key in what may be a map. */
export function entryAt(node: ConfigNode, key: string): MapEntry | undefined {
  return node.kind === 'map' ? node.entries.get(key) : undefined;
}

/** Ports from one to another. */
export function portRange(from: ConfigNode, to: ConfigNode): ConfigNode {
  return syntheticMap([entry('from', from), entry('to', to)], {
    from: from.from,
    to: Math.max(from.to, to.to),
  });
}

/** Every port, placed where that is said. */
export function allPorts({ from, to }: Span): ConfigNode {
  return portRange(scalarNode(0, from, to), scalarNode(65_535, from, to));
}

/** `22`, `20-25`, `*`; what is not known stays so. */
export function writtenRange(node: ConfigNode): ConfigNode {
  if (node.kind !== 'scalar') return portRange(node, node);
  if (/^(?:\*|all|any|)$/i.test(node.text) || node.text === '-1/-1') return allPorts(node);
  const [first = '', last = first] = node.text.split(/[-/:]/).map((part) => part.trim());
  const bound = (text: string) => scalarNode(Number(text), node.from, node.to);
  return portRange(bound(first), bound(last));
}

/** Ports between two arguments. */
export function boundedRange(rule: ConfigNode, from = 'from_port', to = 'to_port'): ConfigNode[] {
  const first = valueAt(rule, from);
  const last = valueAt(rule, to) ?? first;
  return first === undefined || last === undefined ? [] : [portRange(first, last)];
}

const everyProtocol = /^(?:-1|all|any|\*)$/i;
const withoutPorts = /^(?:icmp(?:v6)?|1|58|esp|ah|50|51)$/i;

/** Whether a protocol stands for all of them. */
export function isEvery(protocol: ConfigNode | undefined): boolean {
  return protocol?.kind === 'scalar' && everyProtocol.test(protocol.text);
}

function peersOf(parts: RuleParts): ListNode {
  const values = parts.peers.flatMap((peer) => (peer === undefined ? [] : [peer.value]));
  const items = values.flatMap(asList);
  const isOpen = values.some((value) => value.kind === 'unknown' || (value.kind === 'list' && value.isOpen));
  const { from, to } = values[0] ?? parts.node;
  return { kind: 'list', items, isOpen, from, to };
}

function portsOf({ protocol, ports, node }: RuleParts): readonly ConfigNode[] {
  if (isEvery(protocol)) return [allPorts(protocol ?? node)];
  if (protocol?.kind === 'scalar' && withoutPorts.test(protocol.text)) return [];
  return ports;
}

interface Place {
  readonly direction: Direction;
  readonly parent: ConfigResource;
  readonly index: number;
  readonly family?: 'acl';
}

/** The resource that stands for a rule. */
export function toResource(parts: RuleParts, { direction, parent, index, family }: Place): ConfigResource {
  const { node, protocol } = parts;
  const ports: ListNode = {
    kind: 'list',
    items: portsOf(parts),
    isOpen: false,
    from: node.from,
    to: node.to,
  };
  const shownPeer = parts.peers.find((peer) => peer !== undefined);
  const peers = peersOf(parts);
  const entries = [
    entry('ports', ports),
    {
      key: 'peers',
      keyFrom: shownPeer?.keyFrom ?? peers.from,
      keyTo: shownPeer?.keyTo ?? peers.to,
      value: peers,
    },
    ...(protocol === undefined ? [] : [entry('protocol', protocol)]),
    ...[entryAt(node, 'description')].flatMap((each) => each ?? []),
  ];
  const type = `${family ?? 'firewall'}-${direction}`;
  return {
    types: [`${type}:${parent.types[0] ?? ''}`, type],
    name: `${parent.name}/${direction}-${index + 1}`,
    root: syntheticMap(entries, node),
    from: shownPeer?.keyFrom ?? parent.from,
    to: shownPeer?.value.to ?? parent.to,
    parent,
    base: 0,
  };
}
