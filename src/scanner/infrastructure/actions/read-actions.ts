/**
 * GitHub Actions: workflows, their jobs and steps, and composite actions. Types: `workflow` (with `triggers` as a map,
 * however `on` is written), `job`, `step` (`run-step` with `commands` and `expressions`, `uses-step` with `action`,
 * `owner` and `ref`), `action`. The settings of Dependabot stand beside them: `dependabot-update`.
 */
import { commandNode, synthetic } from '../shell/command-node.ts';
import { shellCommands } from '../shell/shell-commands.ts';
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
  textAt,
  valueAt,
} from '../tree.ts';
import { type YamlRead, YamlReader } from '../yaml/read-yaml.ts';
import { expressionsIn, scriptRange } from './expressions.ts';

/** Reads a workflow or the definition of an action. */
export function createActionsReader(): (text: string) => ConfigRead {
  const yaml = new YamlReader({ templates: false });
  return (text) => read(text, yaml.read(text));
}

function read(text: string, { documents, notes }: YamlRead): ConfigRead {
  const resources: ConfigResource[] = [];
  for (const { root, base } of documents) {
    if (root.kind !== 'map') continue;
    const reader = { text: text.slice(base), base, resources };
    if (root.entries.has('jobs')) addWorkflow(root, reader);
    else if (root.entries.has('runs')) addAction(root, reader);
    else if (root.entries.has('updates')) addUpdates(root, reader);
  }
  return { format: 'actions', resources, notes };
}

interface Reader {
  /** From the document on. */
  readonly text: string;
  readonly base: number;
  readonly resources: ConfigResource[];
}

function addWorkflow(root: MapNode, reader: Reader): void {
  const on = root.entries.get('on') ?? root.entries.get('true');
  const whole =
    on === undefined
      ? root
      : withFirst(root, [{ ...on, key: 'triggers', value: triggersOf(on.value), isDerived: true }]);
  const head = root.entries.get('name') ?? on;
  const name = textAt(root, 'name') ?? 'workflow';
  const { base } = reader;
  const span = head === undefined ? { from: 0, to: 0 } : { from: head.keyFrom, to: head.keyTo };
  const workflow: ConfigResource = { types: ['workflow'], name, root: whole, ...span, base };
  reader.resources.push(workflow);
  for (const entry of entriesOf(valueAt(root, 'jobs'))) addJob(entry, workflow, reader);
}

/** A map with derived entries before its own. */
function withFirst(map: MapNode, derived: readonly MapEntry[]): MapNode {
  return {
    ...map,
    entries: new Map([...derived.map((entry): [string, MapEntry] => [entry.key, entry]), ...map.entries]),
  };
}

/** `on: push`, `on: [push]` and `on: {push: …}` as a map by event. */
function triggersOf(node: ConfigNode): ConfigNode {
  if (node.kind === 'unknown') return node;
  if (node.kind === 'map') return syntheticMap([...node.entries.values()].map(withSettings), node);
  const events = node.kind === 'list' ? node.items : [node];
  const entries = events.flatMap((event): MapEntry[] => {
    if (event.kind !== 'scalar') return [];
    const { text: key, from, to } = event;
    return [{ key, keyFrom: from, keyTo: to, value: syntheticMap([], { from, to }) }];
  });
  return syntheticMap(entries, node);
}

/** An event without settings counts as there: it gets an empty map. */
function withSettings(entry: MapEntry): MapEntry {
  const { value } = entry;
  const isNull = value.kind === 'scalar' && value.value === null;
  return isNull ? { ...entry, value: syntheticMap([], { from: entry.keyTo, to: entry.keyTo }) } : entry;
}

function addJob({ key, keyFrom, keyTo, value }: MapEntry, parent: ConfigResource, reader: Reader): void {
  if (value.kind !== 'map') return;
  const types = value.entries.has('uses') ? ['job', 'reusable-job'] : ['job', 'steps-job'];
  const root = value;
  const job: ConfigResource = { types, name: key, root, from: keyFrom, to: keyTo, parent, base: reader.base };
  reader.resources.push(job);
  for (const step of itemsOf(valueAt(value, 'steps'))) addStep(step, job, reader);
}

function addAction(root: MapNode, reader: Reader): void {
  const name = textAt(root, 'name') ?? 'action';
  const action: ConfigResource = {
    types: ['action'],
    name,
    root,
    from: root.from,
    to: root.from,
    base: reader.base,
  };
  reader.resources.push(action);
  for (const step of itemsOf(valueAt(root, 'runs', 'steps'))) addStep(step, action, reader);
}

function addUpdates(root: MapNode, { base, resources }: Reader): void {
  for (const update of itemsOf(valueAt(root, 'updates'))) {
    if (update.kind !== 'map') continue;
    const ecosystem = update.entries.get('package-ecosystem');
    const name = textAt(update, 'package-ecosystem') ?? 'updates';
    const span = ecosystem === undefined ? update : { from: ecosystem.keyFrom, to: ecosystem.value.to };
    resources.push({ types: ['dependabot-update'], name, root: update, from: span.from, to: span.to, base });
  }
}

function addStep(node: ConfigNode, parent: ConfigResource, reader: Reader): void {
  if (node.kind !== 'map') return;
  const { uses, run } = Object.fromEntries(['uses', 'run'].map((key) => [key, node.entries.get(key)]));
  const derived = run ? runParts(run, node, reader) : uses ? usesParts(uses, node, reader) : [];
  const head = node.entries.get('name') ?? node.entries.get('id') ?? run ?? uses;
  const types = ['step', ...(run ? ['run-step'] : []), ...(uses ? ['uses-step'] : [])];
  const name = `${parent.name}/${textAt(node, 'name') ?? textAt(node, 'id') ?? textAt(node, 'uses') ?? 'run'}`;
  reader.resources.push({
    types,
    name,
    root: withFirst(node, derived),
    from: head?.keyFrom ?? node.from,
    to: head === undefined ? node.from : Math.max(head.keyTo, head.value.to),
    parent,
    base: reader.base,
  });
}

function listOf(items: readonly ConfigNode[], { from, to }: ConfigNode): ConfigNode {
  return { kind: 'list', items, isOpen: false, from, to };
}

function runParts(run: MapEntry, step: MapNode, { text }: Reader): MapEntry[] {
  const range = scriptRange(text, run.value);
  const shell = textAt(step, 'shell') ?? 'bash';
  const isPosix = /^(?:bash|sh|zsh|dash)\b/.test(shell);
  const commands = isPosix ? shellCommands(text, range).map((each) => commandNode(each, text)) : [];
  return [
    synthetic('commands', listOf(commands, run.value)),
    synthetic('expressions', listOf(expressionsIn(text, range), run.value)),
  ];
}

const usesForm = /^([^/@\s]+)\/([^@\s]+)(?:@(\S+))?$/;

function usesParts(uses: MapEntry, step: MapNode, { text }: Reader): MapEntry[] {
  const { value } = uses;
  const script = step.entries.get('with')?.value;
  const code = valueAt(script, 'script');
  const inScript = code === undefined ? [] : expressionsIn(text, scriptRange(text, code));
  const parts: MapEntry[] = [synthetic('expressions', listOf(inScript, value))];
  if (value.kind !== 'scalar') return parts;
  const [, owner, rest, ref] = usesForm.exec(value.text) ?? [];
  if (owner === undefined || rest === undefined || owner === '.' || value.text.startsWith('docker://'))
    return parts;
  const { from, to } = value;
  const action = `${owner}/${rest}`;
  parts.push(synthetic('owner', scalarNode(owner, from, to)));
  parts.push(synthetic('action', scalarNode(action, from, to)));
  if (ref !== undefined) parts.push(synthetic('ref', scalarNode(ref, from, to)));
  return parts;
}
