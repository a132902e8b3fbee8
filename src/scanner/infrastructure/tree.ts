/** One tree for every format of infrastructure, and the things in it that rules look at. Offsets count UTF-16 units. */

/** A value that stands in the text. */
export interface ScalarNode {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** The value as it is written, without quotes: `1.10` stays so. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** A value that only a run decides: a variable, a function call, a template's placeholder. */
export interface UnknownNode {
  readonly kind: 'unknown';
  /** The expression as it is written. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** A list with its items in the order of the text. */
export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly ConfigNode[];
  /** More items may join when the text is rendered. */
  readonly isOpen: boolean;
  readonly from: number;
  readonly to: number;
}

/** How a map is written; decides what an added key looks like. */
export type MapLayout = 'block' | 'flow' | 'hcl' | 'synthetic';

/** A key with its value, and where the key stands. */
export interface MapEntry {
  readonly key: string;
  readonly keyFrom: number;
  readonly keyTo: number;
  readonly value: ConfigNode;
  /** Made up by a reader from what stands elsewhere: no key of the text. */
  readonly isDerived?: true;
}

/** Keys with their values. */
export interface MapNode {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, MapEntry>;
  /** More keys may join when the text is rendered: then no key is known to be absent. */
  readonly isOpen: boolean;
  readonly layout: MapLayout;
  readonly from: number;
  readonly to: number;
}

/** A value of a configuration, the same for every format. */
export type ConfigNode = MapNode | ListNode | ScalarNode | UnknownNode;

/** Formats of infrastructure that have rules of their own. */
export type ConfigFormat = 'dockerfile' | 'compose' | 'kubernetes' | 'actions' | 'terraform';

/** One thing to check: a Kubernetes object, a container, a Dockerfile instruction, a job, a cloud resource. */
export interface ConfigResource {
  /** Names under which rules ask for it, the most specific first: `['Deployment', 'workload', 'object']`. */
  readonly types: readonly string[];
  /** Stable name, for messages and fingerprints: `Deployment/web/nginx`, `aws_s3_bucket.logs`. */
  readonly name: string;
  readonly root: ConfigNode;
  /** What to underline when the thing as a whole is meant: its header. */
  readonly from: number;
  readonly to: number;
  /** What it stands in: the pod of a container, the job of a step. */
  readonly parent?: ConfigResource;
  /** What is to be added to each offset of this resource to get one of the file. */
  readonly base: number;
}

/** What a reader made of a text. */
export interface ConfigRead {
  readonly format: ConfigFormat;
  readonly resources: readonly ConfigResource[];
  /** What could not be read, and why. */
  readonly notes: readonly string[];
  /** Resources of files beside this one, seen by conditions on others and never reported themselves. */
  readonly neighbours?: readonly ConfigResource[];
  /** Objects of Kubernetes that a text of another format makes: rules for Kubernetes look at them. */
  readonly manifests?: readonly ConfigResource[];
  /** What local modules make of the arguments that this text gives them. */
  readonly calls?: readonly ModuleCall[];
}

/** A module as one call of it makes it; places are of the text that calls. */
export interface ModuleCall {
  /** `module.data`. */
  readonly name: string;
  readonly resources: readonly ConfigResource[];
  /** The same with the defaults of its variables: what is found in them is reported in the module itself. */
  readonly byDefault: readonly ConfigResource[];
}

/** A text with the resources in it, as rules see it. */
export interface ConfigFile {
  readonly format: ConfigFormat;
  readonly path: string;
  readonly text: string;
  readonly resources: readonly ConfigResource[];
  readonly neighbours?: readonly ConfigResource[] | undefined;
}

/** The entry of a key; undefined for what is no map or has no such key. */
export function entryOf(node: ConfigNode | undefined, key: string): MapEntry | undefined {
  return node?.kind === 'map' ? node.entries.get(key) : undefined;
}

/** The value under a chain of keys. */
export function valueAt(node: ConfigNode | undefined, ...keys: readonly string[]): ConfigNode | undefined {
  let at = node;
  for (const key of keys) at = entryOf(at, key)?.value;
  return at;
}

/** The text of a scalar that is there and not null. */
export function textAt(node: ConfigNode | undefined, ...keys: readonly string[]): string | undefined {
  const value = valueAt(node, ...keys);
  return value?.kind === 'scalar' && value.value !== null ? value.text : undefined;
}

/** Items of a list; none for what is no list. */
export function itemsOf(node: ConfigNode | undefined): readonly ConfigNode[] {
  return node?.kind === 'list' ? node.items : [];
}

/** Entries of a map; none for what is no map. */
export function entriesOf(node: ConfigNode | undefined): readonly MapEntry[] {
  return node?.kind === 'map' ? [...node.entries.values()] : [];
}

/** A map that a reader makes up from parts of the text, such as the flags of an instruction. */
export function syntheticMap(
  entries: readonly MapEntry[],
  { from, to }: { readonly from: number; readonly to: number },
): MapNode {
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  return { kind: 'map', entries: byKey, isOpen: false, layout: 'synthetic', from, to };
}

/** A scalar string at a place. */
export function scalarNode(value: string | number | boolean | null, from: number, to: number): ScalarNode {
  return { kind: 'scalar', value, text: value === null ? '' : String(value), from, to };
}
