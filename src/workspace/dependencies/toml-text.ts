/**
 * TOML of manifests and lock files. smol-toml reads the values: it is quick on large locks and keeps a key called
 * `__proto__` a key. Places come from toml-eslint-parser, for manifests alone, since it takes seven times as long.
 */
import { parse, TomlError } from 'smol-toml';
import { type AST, parseTOML } from 'toml-eslint-parser';
import { ignore } from '../ignore-error.ts';
import { findTextProblem, withoutByteOrderMark } from './file-text.ts';
import type { FileProblem, Place } from './model.ts';
import { TextPlaces } from './place.ts';

type TomlText =
  | { readonly value: unknown; readonly problem?: never }
  | { readonly value?: undefined; readonly problem: FileProblem };

export function readToml(file: string, text: string): TomlText {
  const unreadable = findTextProblem(file, text);
  if (unreadable !== undefined) return { problem: unreadable };
  try {
    return { value: parse(text) };
  } catch (error) {
    if (error instanceof RangeError) return { problem: { file, message: 'is nested too deeply' } };
    if (!(error instanceof TomlError)) throw error;
    const what = error.message.split('\n', 1)[0]?.replace(/^Invalid TOML document: /, '');
    return { problem: { file, line: error.line, message: `is not valid TOML: ${what}` } };
  }
}

export interface TomlPlaces {
  /** The whole `key = value`, or the value itself for an item of a list. */
  entry(path: readonly (string | number)[]): Place | undefined;
  /** The inside of the text at this path, without its quotes: a part of it from one character to another. */
  inside(path: readonly (string | number)[], from: number, to: number): Place | undefined;
}

interface Found {
  readonly entry: readonly [number, number];
  readonly value: AST.TOMLContentNode;
}

/** Of a text that `readToml` takes; a byte order mark may stand before it. */
export function findTomlPlaces(file: string, given: string): TomlPlaces {
  const text = withoutByteOrderMark(given);
  const shift = given.length - text.length;
  const places = new TextPlaces(file, given);
  const found = new Map<string, Found>();
  const parents = new Map<string, Found>();
  for (const [path, each] of walk(text)) {
    found.set(JSON.stringify(path), each);
    // `a.b = 1` and `[a]` stand for `a`, too: by their first entry.
    for (let end = path.length - 1; end > 0; end -= 1) {
      const parent = JSON.stringify(path.slice(0, end));
      if (parents.has(parent)) break;
      parents.set(parent, each);
    }
  }
  return {
    entry: (path) => {
      const key = JSON.stringify(path);
      const each = found.get(key) ?? parents.get(key);
      return each && places.place(each.entry[0] + shift, each.entry[1] + shift);
    },
    inside: (path, from, to) => {
      const value = found.get(JSON.stringify(path))?.value;
      if (value?.type !== 'TOMLValue' || value.kind !== 'string') return undefined;
      const start = value.range[0] + 1;
      // With escapes or three quotes, offsets in the value are not offsets in the file.
      if (text.slice(start, value.range[1] - 1) !== value.value) return undefined;
      return places.place(shift + start + from, shift + start + to);
    },
  };
}

type Entry = readonly [path: readonly (string | number)[], found: Found];

function walk(text: string): readonly Entry[] {
  try {
    const [top] = parseTOML(text).body;
    return top.body.flatMap((node) =>
      node.type === 'TOMLTable'
        ? node.body.flatMap((entry) => walkEntry(node.resolvedKey, entry))
        : walkEntry([], node),
    );
  } catch (error) {
    ignore(error, 'the two parsers differ on a text: it is read without places');
    return [];
  }
}

function walkEntry(
  base: readonly (string | number)[],
  { key, value, range }: AST.TOMLKeyValue,
): readonly Entry[] {
  const names = key.keys.map((each) => (each.type === 'TOMLBare' ? each.name : each.value));
  return walkValue([...base, ...names], { entry: range, value });
}

function walkValue(path: readonly (string | number)[], found: Found): readonly Entry[] {
  const { value } = found;
  const inner =
    value.type === 'TOMLArray'
      ? value.elements.flatMap((item, index) =>
          walkValue([...path, index], { entry: item.range, value: item }),
        )
      : value.type === 'TOMLInlineTable'
        ? value.body.flatMap((entry) => walkEntry(path, entry))
        : [];
  return [[path, found], ...inner];
}
