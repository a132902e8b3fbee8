/**
 * Calls of local modules (`source = "./…"`): what the module's resources become with the arguments that are given,
 * placed at the argument that a value comes from, or at the head of the call.
 */
import { type ConfigNode, type ConfigResource, entriesOf, type ModuleCall, textAt } from '../tree.ts';
import { firewallRules } from './firewalls.ts';
import type { ModuleFile } from './module-file.ts';
import { type GivenValues, ModuleScope } from './module-scope.ts';
import { policyStatements } from './policies.ts';
import { markOrigin, type NodePlace, originOf, relocate } from './written.ts';

/** What calls are read with. */
export interface CallContext {
  /** The files of a folder, relative to the folder that the workspace names files by. */
  readonly filesIn: (folder: string) => readonly ModuleFile[];
  readonly readResources: (file: ModuleFile, scope: ModuleScope) => ConfigResource[];
}

/** Modules that call modules are followed this far, and so many calls of a file. */
const maxDepth = 3;
const maxCalls = 40;

/** Arguments of Terraform itself. */
const steering = new Set(['source', 'version', 'providers', 'count', 'for_each', 'depends_on']);

/** The calls among the resources of a file. */
export function readCalls(own: readonly ConfigResource[], path: string, context: CallContext): ModuleCall[] {
  const calls = own.filter(({ types }) => types[0] === 'module').slice(0, maxCalls);
  return calls.flatMap((call) => {
    const given = givenTo(call);
    const files = filesOf(call, path, context);
    if (files.length === 0 || [...given.values()].every(({ kind }) => kind === 'unknown')) return [];
    for (const value of given.values()) markOrigin(value);
    const read = (values: GivenValues) => completed(expanded(files, values, { ...context, depth: 1 }), call);
    return [{ name: call.name, resources: read(given), byDefault: read(new Map()) }];
  });
}

function givenTo({ root }: ConfigResource): GivenValues {
  const own = entriesOf(root).filter(({ key }) => !steering.has(key));
  return new Map(own.map(({ key, value }) => [key, value]));
}

function filesOf(call: ConfigResource, path: string, { filesIn }: CallContext): readonly ModuleFile[] {
  const source = textAt(call.root, 'source') ?? '';
  if (!/^\.\.?\//.test(source)) return [];
  const folder = path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return filesIn(`${folder}${source}`);
}

interface Expansion extends CallContext {
  readonly depth: number;
}

/** Resources of a module with values, and of the modules that it calls. */
function expanded(files: readonly ModuleFile[], given: GivenValues, context: Expansion): ConfigResource[] {
  const scope = new ModuleScope(files, given);
  const own = files.flatMap((file) => context.readResources(file, scope).map((each) => ({ each, file })));
  const inner = own.flatMap(({ each, file }) => {
    if (each.types[0] !== 'module' || context.depth >= maxDepth) return [];
    const next = { ...context, depth: context.depth + 1 };
    return expanded(filesOf(each, file.path, context), givenTo(each), next);
  });
  return [...own.map(({ each }) => each), ...inner];
}

/** The resources placed in the caller's text, with the rules and statements in them. */
function completed(resources: readonly ConfigResource[], call: ConfigResource): ConfigResource[] {
  const head = { from: call.from, to: call.to };
  const own = resources.map((each) => ({ ...each, ...head, root: placed(each.root, head) }));
  return [...own, ...own.flatMap(firewallRules), ...policyStatements(own, [])];
}

function placed(node: ConfigNode, head: NodePlace): ConfigNode {
  const place = originOf(node) ?? head;
  if (node.kind === 'list') return { ...node, ...place, items: node.items.map((item) => placed(item, head)) };
  if (node.kind !== 'map') return relocate(node, place);
  const entries = [...node.entries].map(([key, entry]) => {
    const value = placed(entry.value, head);
    return [key, { ...entry, keyFrom: value.from, keyTo: value.to, value }] as const;
  });
  return { ...node, ...place, entries: new Map(entries), layout: 'synthetic' };
}
