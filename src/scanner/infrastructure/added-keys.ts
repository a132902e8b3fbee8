/** What a fix writes to set a key that is not there: in the layout and the indentation of the map round it. */
import type { OffsetFix } from '../draft.ts';
import type { View } from './condition.ts';
import { type ConfigPath, type Place, parsePath, placesAt } from './config-path.ts';
import { contentEnd, type LocalText, lineEnd, lineStart } from './local-text.ts';
import type { MapEntry, MapLayout, MapNode } from './tree.ts';

type Edit = OffsetFix['edits'][number];

interface Gap {
  readonly map: MapNode | undefined;
  /** The key whose value is null or the map. */
  readonly entry: MapEntry | undefined;
  readonly keys: readonly string[];
}

/** The edit that adds the missing keys at the end of a path. */
export function addedKeys(source: string, to: string, view: View): Edit | undefined {
  const gap = findGap(parsePath(source), view);
  if (gap === undefined) return undefined;
  const local = { text: view.file.text, base: view.resource.base };
  const newline = local.text.includes('\r\n') ? '\r\n' : '\n';
  const edit = gap.map === undefined ? underNull(gap, to, local) : intoMap(gap, gap.map, to, local);
  return edit && { ...edit, newText: edit.newText.replaceAll('\n', newline) };
}

function findGap(path: ConfigPath, view: View): Gap | undefined {
  for (let known = path.steps.length - 1; known >= 0; known -= 1) {
    const place = placesAt({ start: path.start, steps: path.steps.slice(0, known) }, view)[0];
    if (place?.state !== 'found') continue;
    const keys = path.steps.slice(known).map((step) => (step.kind === 'key' ? step.key : undefined));
    const missing = keys.filter((key) => key !== undefined);
    return missing.length === keys.length ? gapAt(place, missing) : undefined;
  }
  return undefined;
}

function gapAt({ node, entry }: Place, keys: readonly string[]): Gap | undefined {
  if (entry !== undefined && entry.value.from < entry.keyTo) return undefined;
  if (node?.kind === 'map') return node.layout === 'synthetic' ? undefined : { map: node, entry, keys };
  const isNull = node?.kind === 'scalar' && node.value === null && node.from === node.to;
  return isNull && entry !== undefined ? { map: undefined, entry, keys } : undefined;
}

/** `a:` on a line of its own, with a deeper line for each further key. */
function blockText(keys: readonly string[], to: string, indent: string): string {
  const lines = keys.map((key, depth) => `${indent}${'  '.repeat(depth)}${key}:`);
  return `${lines.join('\n')} ${to}`;
}

function hclText(keys: readonly string[], to: string, indent: string): string {
  const [first = '', ...rest] = keys;
  if (rest.length === 0) return `${indent}${first} = ${to}`;
  return `${indent}${first} {\n${hclText(rest, to, `${indent}  `)}\n${indent}}`;
}

function flowText(keys: readonly string[], to: string): string {
  const [first = '', ...rest] = keys;
  return `${first}: ${rest.length === 0 ? to : `{ ${flowText(rest, to)} }`}`;
}

function underNull({ entry, keys }: Gap, to: string, local: LocalText): Edit | undefined {
  if (entry === undefined) return undefined;
  const column = entry.keyFrom - lineStart(local, entry.keyFrom);
  const end = lineEnd(local, entry.keyTo);
  return { from: end, to: end, newText: `\n${blockText(keys, to, ' '.repeat(column + 2))}` };
}

function intoMap({ entry, keys }: Gap, map: MapNode, to: string, local: LocalText): Edit | undefined {
  const written = writtenIn(map);
  const last = written.at(-1);
  if (map.layout === 'flow') return intoFlow(keys, to, { map, last });
  if (last === undefined) return map.layout === 'hcl' ? intoEmptyBlock(keys, to, { map, local }) : undefined;
  const content = contentEnd(local, last, last.value);
  if (content === undefined || isMerged(map, entry)) return undefined;
  const end = lineEnd(local, content);
  const indent = indentOf(written[0] ?? last, local, map.layout);
  const text = map.layout === 'hcl' ? hclText(keys, to, indent) : blockText(keys, to, indent);
  return { from: end, to: end, newText: `\n${text}` };
}

function writtenIn(map: MapNode): MapEntry[] {
  return [...map.entries.values()].filter(({ isDerived }) => isDerived !== true);
}

/** A map that took over keys of another is not the place to add to: its last entry may stand elsewhere. */
function isMerged(map: MapNode, entry: MapEntry | undefined): boolean {
  const isOutside = writtenIn(map).some(({ keyFrom }) => keyFrom < map.from || keyFrom >= map.to);
  return isOutside || (entry !== undefined && map.from < entry.keyTo);
}

function indentOf(first: MapEntry, local: LocalText, layout: MapLayout): string {
  const start = lineStart(local, first.keyFrom);
  const before = local.text.slice(local.base + start, local.base + first.keyFrom);
  return layout === 'hcl' ? (/^\s*/.exec(before)?.[0] ?? '') : before.replace(/[^\t]/g, ' ');
}

interface FlowTarget {
  readonly map: MapNode;
  readonly last: MapEntry | undefined;
}

function intoFlow(keys: readonly string[], to: string, { map, last }: FlowTarget): Edit | undefined {
  const text = flowText(keys, to);
  if (last === undefined) return { from: map.from + 1, to: map.from + 1, newText: ` ${text} ` };
  if (last.value.from < last.keyTo) return undefined;
  return { from: last.value.to, to: last.value.to, newText: `, ${text}` };
}

interface BlockTarget {
  readonly map: MapNode;
  readonly local: LocalText;
}

/** `{` and `}` of an empty HCL block; the map spans both. */
function intoEmptyBlock(keys: readonly string[], to: string, { map, local }: BlockTarget): Edit {
  const start = lineStart(local, map.from);
  const indent = /^\s*/.exec(local.text.slice(local.base + start, local.base + map.from))?.[0] ?? '';
  const newText = `{\n${hclText(keys, to, `${indent}  `)}\n${indent}}`;
  return { from: map.from, to: map.to, newText };
}
