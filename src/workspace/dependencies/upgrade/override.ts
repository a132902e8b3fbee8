/**
 * What npm and pnpm call overrides and Yarn resolutions: a version that a package.json sets for a package that only
 * others ask for.
 */
import { findNodeAtLocation, modify, type Node, parseTree } from 'jsonc-parser';
import type { TextEdit } from '../../../scanner/model.ts';
import type { FormatId } from '../model.ts';

const fields: Partial<Readonly<Record<FormatId, readonly string[]>>> = {
  'package-lock': ['overrides'],
  'pnpm-lock': ['pnpm', 'overrides'],
  'yarn-lock': ['resolutions'],
};

/** Path of the field that holds the overrides; undefined where a format has none. */
export function overrideField(format: FormatId): readonly string[] | undefined {
  return fields[format];
}

export interface Override {
  /** From the manifest's own fields to the override. */
  readonly keys: readonly string[];
  readonly value: string;
}

/** Overrides of the package for some of those that ask for it, or for some of its versions: they win over a plain one. */
export function narrowOverrides(text: string, field: readonly string[], name: string): readonly Override[] {
  const tree = parseTree(text);
  const overrides = tree && findNodeAtLocation(tree, [...field]);
  return [...(overrides === undefined ? [] : leavesOf(overrides, []))]
    .map(({ keys, value }) => ({ keys: keys.at(-1) === '.' ? keys.slice(0, -1) : keys, value }))
    .filter(({ keys }) => namesPackage(keys.at(-1) ?? '', name) && !(keys.length === 1 && keys[0] === name))
    .map(({ keys, value }) => ({ keys: [...field, ...keys], value }));
}

/** Ours: npm's overrides nest as the needs of packages do, of which people name a few. */
const maxDepth = 40;

function* leavesOf(node: Node, above: readonly string[]): Generator<Override> {
  if (node.type !== 'object' || above.length > maxDepth) return;
  for (const { children: [key, value] = [] } of node.children ?? []) {
    if (key === undefined || value === undefined) continue;
    const keys = [...above, String(key.value)];
    if (value.type === 'object') yield* leavesOf(value, keys);
    else yield { keys, value: String(value.value) };
  }
}

/** `b`, `b@1`, `a>b` of pnpm, `a/b` of Yarn; not `@a/b`, which is another package. */
function namesPackage(key: string, name: string): boolean {
  if (name === '') return false;
  for (let at = key.indexOf(name); at !== -1; at = key.indexOf(name, at + 1)) {
    const before = key.slice(0, at);
    const after = key.slice(at + name.length);
    const begins = before === '' || (/[>/]$/.test(before) && !/(?:^|[>/])@[^/]+\/$/.test(before));
    if (begins && (after === '' || after.startsWith('@'))) return true;
  }
  return false;
}

/** Empty where the override says so already, and where the manifest has something else in its place. */
export function setOverride(text: string, path: readonly string[], value: string): readonly TextEdit[] {
  const tree = parseTree(text);
  const isObject = tree !== undefined && findNodeAtLocation(tree, [...path])?.type === 'object';
  // An object holds what its own dependencies are overridden with: it stays.
  const full = isObject ? [...path, '.'] : path;
  const old = tree && findNodeAtLocation(tree, [...full]);
  if (old?.value === value || !canHold(tree, full)) return [];
  const inLine = tree && old === undefined ? insertInLine(text, tree, { path: full, value }) : undefined;
  if (inLine !== undefined) return [inLine];
  const edits = modify(text, [...full], value, { formattingOptions: formattingOf(text) });
  return edits.map(({ offset, length, content }) => ({
    startOffset: offset,
    endOffset: offset + length,
    newText: content,
  }));
}

/** A stranger's field may be a list: the library throws then. */
function canHold(tree: Node | undefined, path: readonly string[]): boolean {
  return path.every((_key, depth) => {
    const above = tree && findNodeAtLocation(tree, path.slice(0, depth));
    return above === undefined ? depth > 0 : above.type === 'object';
  });
}

/** The library would break the line that it inserts into. Undefined where the object has lines of its own, or nothing. */
function insertInLine(
  text: string,
  tree: Node,
  { path, value }: { readonly path: readonly string[]; readonly value: string },
): TextEdit | undefined {
  let depth = path.length - 1;
  while (depth > 0 && findNodeAtLocation(tree, path.slice(0, depth)) === undefined) depth -= 1;
  const parent = findNodeAtLocation(tree, path.slice(0, depth));
  const last = parent?.children?.at(-1);
  if (parent?.type !== 'object' || last === undefined) return undefined;
  const own = text.slice(parent.offset, parent.offset + parent.length);
  if (own.includes('\n')) return undefined;
  const space = /^\{\s/.test(own) ? ' ' : '';
  const colon = /":\s/.test(own) ? ': ' : ':';
  const inner = path
    .slice(depth + 1)
    .reduceRight((so, key) => `{${space}${JSON.stringify(key)}${colon}${so}${space}}`, JSON.stringify(value));
  const at = last.offset + last.length;
  const comma = colon === ':' ? ',' : ', ';
  return {
    startOffset: at,
    endOffset: at,
    newText: `${comma}${JSON.stringify(path[depth])}${colon}${inner}`,
  };
}

function formattingOf(text: string) {
  const indent = /^([ \t]+)"/m.exec(text)?.[1] ?? '  ';
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 1 : indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}
