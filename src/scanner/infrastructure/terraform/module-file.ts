/** One file of a Terraform module, parsed: HCL, its JSON form, or values for variables. */
import type { Parser } from 'web-tree-sitter';
import type { BesideFile } from '../../model.ts';
import {
  attributesOf,
  type HclBlock,
  type HclFile,
  type HclNode,
  objectsIn,
  parseAttributes,
  parseHcl,
  parseJsonExpression,
} from './hcl.ts';

/** In a file of JSON, the body of a block is the expression of its object; one of values is a single block `tfvars`. */
export interface ModuleFile {
  readonly path: string;
  readonly text: string;
  readonly hcl: HclFile;
}

/** How many parsed files are kept: each file of a module is asked for with each other. */
const maxKept = 200;

/** Parses files, and keeps what it made of the last ones. */
export function createModuleParser(parser: Parser): (file: BesideFile) => ModuleFile {
  const kept = new Map<string, ModuleFile>();
  return ({ path, text }) => {
    const known = kept.get(path);
    kept.delete(path);
    const file = known?.text === text ? known : { path, text, hcl: parseFile(parser, path, text) };
    kept.set(path, file);
    const [oldest] = kept.keys();
    if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest);
    return file;
  };
}

function parseFile(parser: Parser, path: string, text: string): HclFile {
  const isJson = /\.json$/i.test(path);
  if (!isJson && !isValues(path)) return parseHcl(parser, text);
  const body = isJson ? parseJsonExpression(parser, text) : parseAttributes(parser, text);
  if (body === undefined) return { blocks: [], complete: text.trim() === '' };
  if (isValues(path)) return { blocks: [block('tfvars', [], { head: body, body })], complete: true };
  return { blocks: objectsIn(body).flatMap((each) => jsonBlocks(text, each)), complete: true };
}

/** Whether a file gives values to variables. */
export function isValues(path: string): boolean {
  return /\.tfvars(?:\.json)?$/i.test(path);
}

/** How many keys stand before the body of a block in JSON, by its type; none for those that are left out. */
const labelCounts: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  provider: 1,
  variable: 1,
  module: 1,
  output: 1,
  locals: 0,
  terraform: 0,
};

function jsonBlocks(text: string, root: HclNode): HclBlock[] {
  return attributesOf(text, root).flatMap(({ name, key, value }) => {
    const count = labelCounts[name];
    return count === undefined ? [] : labelled(text, name, { labels: [], head: key, value, count });
  });
}

interface Labelled {
  readonly labels: readonly string[];
  readonly head: HclNode;
  readonly value: HclNode;
  readonly count: number;
}

/** Blocks under keys that are labels, however many levels of them there are. */
function labelled(text: string, type: string, { labels, head, value, count }: Labelled): HclBlock[] {
  const bodies = objectsIn(value);
  if (count === 0) return bodies.map((body) => block(type, labels, { head, body }));
  return bodies.flatMap((body) =>
    attributesOf(text, body).flatMap(({ name, key, value: inner }) =>
      labelled(text, type, { labels: [...labels, name], head: key, value: inner, count: count - 1 }),
    ),
  );
}

function block(
  type: string,
  labels: readonly string[],
  { head, body }: { readonly head: HclNode; readonly body: HclNode },
): HclBlock {
  return { type, labels, from: head.from, headEnd: head.to, to: body.to, body };
}

const declaring = new Set(['resource', 'data', 'module', 'variable', 'output']);

function addressesOf({ text, hcl }: ModuleFile): string[] {
  return hcl.blocks.flatMap(({ type, labels, body }) => {
    if (declaring.has(type)) return [[type, ...labels].join('.')];
    return type === 'locals' ? attributesOf(text, body).map(({ name }) => `local.${name}`) : [];
  });
}

/** Those that can be of one module with a file: Terraform refuses two of one address, so a second one says that
 * the files of a folder are programs of their own, such as examples. */
export function ofOneModule(file: ModuleFile, others: readonly ModuleFile[]): readonly ModuleFile[] {
  const own = new Set(addressesOf(file));
  return others.filter((other) => !addressesOf(other).some((address) => own.has(address)));
}
