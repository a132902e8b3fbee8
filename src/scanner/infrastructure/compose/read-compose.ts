/**
 * Compose files: each service, and in it its ports, mounts and variables, which may be written in a short and a long
 * form. Types: `compose`, `service`, `port` {hostIp, published, target}, `mount` {source, target, readOnly, type},
 * `variable` {name, value}.
 */
import { imageParts } from '../docker/stage.ts';
import { synthetic } from '../shell/command-node.ts';
import {
  type ConfigNode,
  type ConfigRead,
  type ConfigResource,
  entriesOf,
  itemsOf,
  type MapEntry,
  type MapNode,
  scalarNode,
  syntheticMap,
  valueAt,
} from '../tree.ts';
import { type YamlRead, YamlReader } from '../yaml/read-yaml.ts';

/** Reads the services of a Compose file. */
export function createComposeReader(): (text: string) => ConfigRead {
  const yaml = new YamlReader({ templates: true });
  return (text) => read(yaml.read(text));
}

function read({ documents, notes }: YamlRead): ConfigRead {
  const resources: ConfigResource[] = [];
  for (const { root, base } of documents) {
    const whole: ConfigResource = { types: ['compose'], name: 'compose', root, from: 0, to: 0, base };
    resources.push(whole);
    for (const entry of entriesOf(valueAt(root, 'services'))) addService(entry, whole, resources);
  }
  return { format: 'compose', resources, notes };
}

function addService(
  { key, keyFrom, keyTo, value }: MapEntry,
  parent: ConfigResource,
  into: ConfigResource[],
): void {
  if (value.kind !== 'map') return;
  const { base } = parent;
  const root = withImage(value);
  const service: ConfigResource = {
    types: ['service'],
    name: key,
    root,
    from: keyFrom,
    to: keyTo,
    parent,
    base,
  };
  into.push(service);
  const add = (type: string, node: MapNode) =>
    into.push({ types: [type], name: key, root: node, from: node.from, to: node.to, parent: service, base });
  for (const port of itemsOf(valueAt(value, 'ports'))) add('port', portNode(port));
  for (const mount of itemsOf(valueAt(value, 'volumes'))) add('mount', mountNode(mount));
  for (const key of [['environment'], ['build', 'args']])
    for (const variable of variablesOf(valueAt(value, ...key))) add('variable', variable);
}

/** The service with the parts of its image beside its own keys: `imageName`, `imageTag`, `imageDigest`. */
function withImage(service: MapNode): MapNode {
  const image = service.entries.get('image');
  if (image === undefined) return service;
  const parts = imageParts(withoutDefaults(image.value)).slice(1);
  const derived = parts.map(([key, node]): [string, MapEntry] => {
    const name = `image${key.charAt(0).toUpperCase()}${key.slice(1)}`;
    return [name, { ...image, key: name, value: node, isDerived: true }];
  });
  return { ...service, entries: new Map([...derived, ...service.entries]) };
}

/** `${TAG:-1.2}` stands for its default; a variable without one for what only a run decides. */
function withoutDefaults(node: ConfigNode): ConfigNode {
  if (node.kind !== 'scalar' || !node.text.includes('$')) return node;
  const { from, to } = node;
  const filled = node.text.replace(/\$\{\w{1,80}:?-([^{}]*)\}/g, (_whole, fallback: string) => fallback);
  return filled.includes('$') ? { kind: 'unknown', text: node.text, from, to } : scalarNode(filled, from, to);
}

const portForm = /^(?:(\[[^\]]+\]|\d+\.[\d.]+):)?(?:([\d-]*):)?([\d-]+)(?:\/\w+)?$/;

function portNode(node: ConfigNode): MapNode {
  if (node.kind === 'map') {
    const { from, to } = node;
    const entries = [...node.entries.values()].map(({ key, value }) =>
      synthetic(key === 'host_ip' ? 'hostIp' : key, value),
    );
    return syntheticMap(entries, { from, to });
  }
  const text = node.kind === 'scalar' ? node.text : '';
  const [, hostIp, published, target] = portForm.exec(text) ?? [];
  return partsNode(node, { hostIp, published, target });
}

function partsNode(node: ConfigNode, parts: Readonly<Record<string, string | undefined>>): MapNode {
  const { from, to } = node;
  const entries = Object.entries(parts).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [synthetic(key, scalarNode(value, from, to))],
  );
  return { ...syntheticMap(entries, { from, to }), isOpen: node.kind === 'unknown' };
}

function mountNode(node: ConfigNode): MapNode {
  if (node.kind === 'map') {
    const entries = [...node.entries.values()].map(({ key, value }) =>
      synthetic(key === 'read_only' ? 'readOnly' : key, value),
    );
    return syntheticMap(entries, node);
  }
  const text = node.kind === 'scalar' ? node.text : '';
  // A drive letter is part of the source.
  const [, source = '', target, mode] =
    /^((?:[A-Za-z]:(?=[\\/]))?[^:]*)(?::([^:]*))?(?::(.*))?$/.exec(text) ?? [];
  const isPath = /^[./~\\$]|^[A-Za-z]:[\\/]/.test(source);
  return partsNode(node, {
    source: target === undefined ? undefined : source,
    target: target ?? source,
    type: target !== undefined && isPath ? 'bind' : 'volume',
    readOnly: /(?:^|,)ro(?:,|$)/.test(mode ?? '') ? 'true' : undefined,
  });
}

/** Variables from a map or from `NAME=value` items. */
function variablesOf(node: ConfigNode | undefined): MapNode[] {
  if (node?.kind === 'map')
    return entriesOf(node).map(({ key, keyFrom, keyTo, value }) => {
      const isHere = value.from >= keyTo;
      const name = synthetic('name', scalarNode(key, keyFrom, keyTo));
      return syntheticMap([name, { ...synthetic('value', value) }], {
        from: keyFrom,
        to: isHere ? value.to : keyTo,
      });
    });
  return itemsOf(node).flatMap((item) => {
    if (item.kind !== 'scalar') return [];
    const equals = item.text.indexOf('=');
    const name = equals < 0 ? item.text : item.text.slice(0, equals);
    return [partsNode(item, { name, value: equals < 0 ? undefined : item.text.slice(equals + 1) })];
  });
}
