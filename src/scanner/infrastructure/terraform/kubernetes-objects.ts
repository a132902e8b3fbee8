/**
 * What Terraform's provider for Kubernetes makes, as the objects that a manifest would hold: `kubernetes_deployment`
 * with its blocks in snake case, `kubernetes_manifest` with an object as it is, `kubectl_manifest` with YAML. Rules for
 * Kubernetes look at them as they do at manifests; places are of the Terraform text.
 */
import { addObjects } from '../kubernetes/read-kubernetes.ts';
import {
  type ConfigNode,
  type ConfigResource,
  entriesOf,
  type MapEntry,
  scalarNode,
  syntheticMap,
  valueAt,
} from '../tree.ts';
import { YamlReader } from '../yaml/read-yaml.ts';

/** Kinds by the middle of a type: `kubernetes_deployment_v1` is a Deployment. */
const kinds: Readonly<Record<string, string>> = {
  pod: 'Pod',
  deployment: 'Deployment',
  stateful_set: 'StatefulSet',
  daemonset: 'DaemonSet',
  daemon_set: 'DaemonSet',
  replication_controller: 'ReplicationController',
  job: 'Job',
  cron_job: 'CronJob',
  role: 'Role',
  cluster_role: 'ClusterRole',
  role_binding: 'RoleBinding',
  cluster_role_binding: 'ClusterRoleBinding',
  service: 'Service',
  ingress: 'Ingress',
  network_policy: 'NetworkPolicy',
  config_map: 'ConfigMap',
  pod_security_policy: 'PodSecurityPolicy',
};

const groups: Readonly<Record<string, string>> = {
  Deployment: 'apps/v1',
  StatefulSet: 'apps/v1',
  DaemonSet: 'apps/v1',
  Job: 'batch/v1',
  CronJob: 'batch/v1',
  Ingress: 'networking.k8s.io/v1',
  NetworkPolicy: 'networking.k8s.io/v1',
};

/** Blocks that manifests hold as a list, by the name that a manifest gives them. */
const lists: Readonly<Record<string, string>> = {
  container: 'containers',
  init_container: 'initContainers',
  volume: 'volumes',
  volume_mount: 'volumeMounts',
  env: 'env',
  env_from: 'envFrom',
  port: 'ports',
  ports: 'ports',
  toleration: 'tolerations',
  host_aliases: 'hostAliases',
  image_pull_secrets: 'imagePullSecrets',
  sysctl: 'sysctls',
  rule: 'rules',
  subject: 'subjects',
  tls: 'tls',
  path: 'paths',
  ingress: 'ingress',
  egress: 'egress',
  from: 'from',
  to: 'to',
  volume_claim_template: 'volumeClaimTemplates',
};

/** Maps whose keys are the user's own. */
const ownKeys = new Set([
  'labels',
  'annotations',
  'match_labels',
  'node_selector',
  'selector',
  'data',
  'binary_data',
  'limits',
  'requests',
]);

const capitals: Readonly<Record<string, string>> = {
  host_pid: 'hostPID',
  host_ipc: 'hostIPC',
  cluster_ip: 'clusterIP',
  external_ips: 'externalIPs',
  load_balancer_ip: 'loadBalancerIP',
  non_resource_urls: 'nonResourceURLs',
};

function keyOf(name: string): string {
  return capitals[name] ?? name.replaceAll(/_([a-z0-9])/g, (_whole, letter: string) => letter.toUpperCase());
}

function asList(node: ConfigNode): ConfigNode {
  if (node.kind !== 'map') return node;
  return { kind: 'list', items: [node], isOpen: false, from: node.from, to: node.to };
}

function isBlock({ kind }: ConfigNode): boolean {
  return kind === 'map' || kind === 'list';
}

function converted(node: ConfigNode): ConfigNode {
  if (node.kind === 'list') return { ...node, items: node.items.map(converted) };
  if (node.kind !== 'map') return node;
  const entries = entriesOf(node).map((entry): MapEntry => {
    const list = isBlock(entry.value) ? lists[entry.key] : undefined;
    const isOwn = ownKeys.has(entry.key) && !hasLabels(entry.value);
    const value = isOwn ? entry.value : converted(entry.value);
    return { ...entry, key: list ?? keyOf(entry.key), value: list === undefined ? value : asList(value) };
  });
  return { ...syntheticMap(entries, node), isOpen: node.isOpen };
}

/** A selector of a workload is a block, one of a service the user's labels. */
function hasLabels(node: ConfigNode): boolean {
  return valueAt(node, 'match_labels') !== undefined || valueAt(node, 'match_expressions') !== undefined;
}

function derived(key: string, value: ConfigNode, { from, to }: ConfigResource): MapEntry {
  return { key, keyFrom: from, keyTo: to, value, isDerived: true };
}

/** The object that a block describes. */
function objectOf(resource: ConfigResource, kind: string): ConfigNode | undefined {
  const root = converted(resource.root);
  if (root.kind !== 'map') return undefined;
  const { from } = resource;
  const head = [
    derived('apiVersion', scalarNode(groups[kind] ?? 'v1', from, from), resource),
    derived('kind', scalarNode(kind, from, from), resource),
  ];
  const entries = new Map([...head.map((entry) => [entry.key, entry] as const), ...root.entries]);
  return { ...root, entries };
}

/** Values in which Terraform puts something are not known. */
function withGaps(node: ConfigNode): ConfigNode {
  if (node.kind === 'list') return { ...node, items: node.items.map(withGaps) };
  if (node.kind === 'map') {
    const entries = [...node.entries].map(
      ([key, entry]) => [key, { ...entry, value: withGaps(entry.value) }] as const,
    );
    return { ...node, entries: new Map(entries) };
  }
  const isGap = node.kind === 'scalar' && node.text.includes('${');
  return isGap ? { kind: 'unknown', text: node.text, from: node.from, to: node.to } : node;
}

const heredoc = /^<<[-~]?[ \t]*"?(\w{1,60})"?[ \t]*\r?\n/;

/** The objects in a YAML text that stands in the file itself. */
function yamlObjects({ root, name }: ConfigResource, text: string, resources: ConfigResource[]): void {
  const node = valueAt(root, 'yaml_body');
  if (node === undefined || node.kind === 'map' || node.kind === 'list') return;
  const written = text.slice(node.from, node.to);
  const head = heredoc.exec(written);
  if (head === null) return;
  const end = written.lastIndexOf(head[1] ?? '');
  const start = node.from + head[0].length;
  const yaml = new YamlReader({ templates: true, oldBooleans: true });
  const { documents } = yaml.read(text.slice(start, node.from + end).trimEnd());
  for (const document of documents)
    addObjects(withGaps(document.root), { base: document.base + start, resources, depth: 0, name });
}

const typeForm = /^kubernetes_(\w+?)(?:_v\d\w{0,8})?$/;

/** The objects of Kubernetes that a resource makes. */
export function kubernetesObjects(resource: ConfigResource, text: string): ConfigResource[] {
  const [type = ''] = resource.types;
  const found: ConfigResource[] = [];
  const target = { base: 0, resources: found, depth: 0, name: resource.name };
  if (type === 'kubernetes_manifest') {
    const manifest = valueAt(resource.root, 'manifest');
    if (manifest?.kind === 'map') addObjects(manifest, target);
  } else if (type === 'kubectl_manifest') yamlObjects(resource, text, found);
  const kind = kinds[typeForm.exec(type)?.[1] ?? ''];
  const root = kind === undefined ? undefined : objectOf(resource, kind);
  if (root !== undefined) addObjects(root, target);
  return found;
}
