/**
 * Kubernetes manifests: objects by kind, in lists and streams; under each workload its pod, and under the pod its
 * containers, so that a rule says once what holds for a Deployment, a CronJob and a bare Pod.
 */
import { type ConfigNode, type ConfigRead, type ConfigResource, itemsOf, textAt, valueAt } from '../tree.ts';
import { type YamlRead, YamlReader } from '../yaml/read-yaml.ts';
import { programOf } from './program-flags.ts';

/** Where each kind of workload keeps its pod's spec. */
const podPaths: Readonly<Record<string, readonly string[]>> = {
  Pod: ['spec'],
  PodTemplate: ['template', 'spec'],
  Deployment: ['spec', 'template', 'spec'],
  StatefulSet: ['spec', 'template', 'spec'],
  DaemonSet: ['spec', 'template', 'spec'],
  ReplicaSet: ['spec', 'template', 'spec'],
  ReplicationController: ['spec', 'template', 'spec'],
  DeploymentConfig: ['spec', 'template', 'spec'],
  Rollout: ['spec', 'template', 'spec'],
  Job: ['spec', 'template', 'spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
  ScheduledJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
};

const containerLists = [
  ['containers', 'main-container'],
  ['initContainers', 'init-container'],
  ['ephemeralContainers', 'ephemeral-container'],
] as const;

/** How deep lists in lists are followed. */
const maxListDepth = 5;

/** Reads the objects of a manifest. */
export function createKubernetesReader(): (text: string) => ConfigRead {
  const yaml = new YamlReader({ templates: true, oldBooleans: true });
  return (text) => read(yaml.read(text));
}

function read({ documents, notes }: YamlRead): ConfigRead {
  const resources: ConfigResource[] = [];
  for (const { root, base } of documents) addObjects(root, { base, resources, depth: 0 });
  return { format: 'kubernetes', resources, notes };
}

interface Target {
  readonly base: number;
  readonly resources: ConfigResource[];
  readonly depth: number;
  /** What its objects are called, where the text around them names them. */
  readonly name?: string;
}

/** Adds the objects of a document, those of a list one by one. */
export function addObjects(root: ConfigNode, target: Target): void {
  const kind = textAt(root, 'kind');
  const isList = kind === 'List' || (kind?.endsWith('List') && valueAt(root, 'items')?.kind === 'list');
  if (isList && target.depth < maxListDepth) {
    for (const item of itemsOf(valueAt(root, 'items')))
      addObjects(item, { ...target, depth: target.depth + 1 });
    return;
  }
  if (kind === undefined || valueAt(root, 'apiVersion') === undefined) return;
  addObject(root, kind, target);
}

function addObject(root: ConfigNode, kind: string, { base, resources, ...target }: Target): void {
  const name = target.name ?? `${kind}/${nameOf(root)}`;
  const podPath = podPaths[kind];
  const types = [kind, ...(podPath === undefined ? [] : ['workload']), 'object'];
  const object: ConfigResource = { types, name, root, ...headerOf(root), base };
  resources.push(object);
  const spec = podPath && valueAt(root, ...podPath);
  if (spec?.kind !== 'map') return;
  const pod: ConfigResource = { ...object, types: ['pod'], root: spec, parent: object };
  resources.push(pod);
  for (const [key, type] of containerLists)
    for (const container of itemsOf(valueAt(spec, key))) resources.push(containerOf(container, type, pod));
}

function nameOf(root: ConfigNode): string {
  const name = valueAt(root, 'metadata', 'name') ?? valueAt(root, 'metadata', 'generateName');
  return name?.kind === 'scalar' || name?.kind === 'unknown' ? name.text : '';
}

/** The line with the object's kind. */
function headerOf(root: ConfigNode): { readonly from: number; readonly to: number } {
  const entry = root.kind === 'map' ? root.entries.get('kind') : undefined;
  if (entry === undefined) return { from: root.from, to: root.to };
  return { from: entry.keyFrom, to: Math.max(entry.keyTo, entry.value.to) };
}

function containerOf(root: ConfigNode, type: string, pod: ConfigResource): ConfigResource {
  const name = root.kind === 'map' ? root.entries.get('name') : undefined;
  const first = name ?? (root.kind === 'map' ? [...root.entries.values()][0] : undefined);
  const isHere = first !== undefined && first.keyFrom >= root.from && first.value.from >= first.keyTo;
  const program = programOf(root);
  return {
    types: [...(program === undefined ? [] : [program.name]), type, 'container'],
    name: `${pod.name}/${textAt(root, 'name') ?? ''}`,
    root: program === undefined || root.kind !== 'map' ? root : program.into(root),
    from: isHere ? first.keyFrom : root.from,
    to: isHere ? first.value.to : root.to,
    parent: pod,
    base: pod.base,
  };
}
