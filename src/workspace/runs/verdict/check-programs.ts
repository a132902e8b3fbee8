/** The programs that checks start: a change to one of them decides what its check proves. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isTestFile } from '../../../scanner/places/test-files.ts';
import type { FileChange } from '../file-change.ts';
import type { RunTree } from '../tree/open-run-tree.ts';
import type { Weakening } from './compare-tests.ts';

/** `node -r x check.js`, `bash ./ci.sh`; options that take a value of their own are not told apart. */
const interpreted =
  /(?:^|[\s;&|(])(?:node|nodejs|tsx|ts-node|bun(?: run)?|deno run|python[\d.]*|bash|sh|zsh|ruby|php|perl)((?:\s+[^\s;&|()]+)+)/g;
const started = /(?:^|[;&|(])\s*((?:\.{1,2}\/)?[\w.@-]+(?:\/[\w.@-]+)+)/g;
const script = /(?:^|[\s;&|(])(?:npm|pnpm|yarn)(?:\s+-[^\s;&|()]+)*\s+(?:(?:run|run-script)\s+)?([\w:.-]+)/g;
const deepestScripts = 5;

/** Paths, as they stand in the lines; `scripts` are those of the folder's `package.json`. */
export function programsOf(
  lines: readonly string[],
  scripts: Readonly<Record<string, string>>,
  depth = 0,
): readonly string[] {
  const found = lines.flatMap((line) => [
    ...[...line.matchAll(interpreted)].flatMap(([, words = '']) =>
      words
        .trim()
        .split(/\s+/)
        .map((word) => word.replaceAll(/^["']|["']$/g, ''))
        .filter((word) => /\.\w+$/.test(word)),
    ),
    ...[...line.matchAll(started)].map(([, file = '']) => file),
  ]);
  const named = lines.flatMap((line) => scriptsOf(line).flatMap((name) => textOfScript(scripts, name)));
  if (named.length === 0 || depth >= deepestScripts) return [...new Set(found)];
  return [...new Set([...found, ...programsOf(named, scripts, depth + 1)])];
}

/** Relative to the top of the tree, with forward slashes. */
export async function findCheckPrograms(
  tree: Pick<RunTree, 'folder' | 'root'>,
  lines: readonly string[],
): Promise<ReadonlySet<string>> {
  if (lines.length === 0) return new Set();
  return placePrograms(tree, programsOf(lines, await readScripts(tree.folder)));
}

function placePrograms(
  { folder, root }: Pick<RunTree, 'folder' | 'root'>,
  programs: readonly string[],
): ReadonlySet<string> {
  return new Set(
    programs.map((file) => path.relative(root, path.resolve(folder, file)).replaceAll('\\', '/')),
  );
}

/** Without a manifest, or with one that cannot be read, no check is a script of it. */
export async function readScripts(folder: string): Promise<Readonly<Record<string, string>>> {
  const text = await readFile(path.join(folder, 'package.json'), 'utf8').catch(() => undefined);
  return textsOf(readObject(text)['scripts']);
}

function readObject(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text ?? '{}')) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(Object(value) as object).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}

const runnerKeys = ['jest', 'mocha', 'ava', 'vitest', 'nyc', 'c8', 'tap', 'imports'];

export interface CheckFacts {
  /** Files that checks start, relative to the top of the tree. */
  readonly programs: ReadonlySet<string>;
  /** The lines, the scripts that they call, and what `package.json` says to runners: all that may name a file. */
  readonly lines: readonly string[];
}

/** By `package.json` as these texts have it. */
export function readChecks(
  tree: Pick<RunTree, 'folder' | 'root'>,
  lines: readonly string[],
  texts: ReadonlyMap<string, string>,
): CheckFacts {
  const manifest = path.relative(tree.root, path.join(tree.folder, 'package.json')).replaceAll('\\', '/');
  const settings = readObject(texts.get(manifest));
  const scripts = textsOf(settings['scripts']);
  const told = runnerKeys.flatMap((key) =>
    settings[key] === undefined ? [] : [JSON.stringify(settings[key])],
  );
  return {
    programs: placePrograms(tree, programsOf(lines, scripts)),
    lines: [...lines, ...linesOfScripts(lines, scripts), ...told],
  };
}

/** What the scripts say that these lines call, and those call. */
export function linesOfScripts(
  lines: readonly string[],
  scripts: Readonly<Record<string, string>>,
  depth = 0,
): readonly string[] {
  const called = lines.flatMap((line) => scriptsOf(line)).flatMap((name) => textOfScript(scripts, name));
  if (called.length === 0 || depth >= deepestScripts) return called;
  return [...called, ...linesOfScripts(called, scripts, depth + 1)];
}

/** Names of scripts that a line calls. */
export function scriptsOf(line: string): readonly string[] {
  return [...line.matchAll(script)].flatMap(([, name = '']) => [name]);
}

function textOfScript(scripts: Readonly<Record<string, string>>, name: string): readonly string[] {
  return [`pre${name}`, name, `post${name}`].flatMap((each) => {
    const text = Object.hasOwn(scripts, each) ? scripts[each] : undefined;
    return text === undefined ? [] : [text];
  });
}

/** Tests among them are compared by what they ask, as all tests are. */
export function findChangedChecks(
  changes: readonly FileChange[],
  programs: ReadonlySet<string>,
): readonly Weakening[] {
  return changes.flatMap(({ path: file, from = file, before }) => {
    if (before === undefined || isTestFile(from) || !programs.has(from)) return [];
    return [{ path: file, test: undefined, kind: 'configuration' }];
  });
}
