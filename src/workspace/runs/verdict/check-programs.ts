/** The programs that checks start: a change to one of them decides what its check proves. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isTestFile } from '../../../scanner/test-files.ts';
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
  const named = lines.flatMap((line) =>
    [...line.matchAll(script)].flatMap(([, name = '']) =>
      [`pre${name}`, name, `post${name}`].flatMap((each) => {
        const text = Object.hasOwn(scripts, each) ? scripts[each] : undefined;
        return text === undefined ? [] : [text];
      }),
    ),
  );
  if (named.length === 0 || depth >= deepestScripts) return [...new Set(found)];
  return [...new Set([...found, ...programsOf(named, scripts, depth + 1)])];
}

/** Relative to the top of the tree, with forward slashes. */
export async function findCheckPrograms(
  { folder, root }: Pick<RunTree, 'folder' | 'root'>,
  lines: readonly string[],
): Promise<ReadonlySet<string>> {
  if (lines.length === 0) return new Set();
  const programs = programsOf(lines, await readScripts(folder));
  return new Set(
    programs.map((file) => path.relative(root, path.resolve(folder, file)).replaceAll('\\', '/')),
  );
}

async function readScripts(folder: string): Promise<Readonly<Record<string, string>>> {
  try {
    const manifest: unknown = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
    const scripts =
      typeof manifest === 'object' && manifest !== null && 'scripts' in manifest ? manifest.scripts : {};
    return Object.fromEntries(
      Object.entries(scripts ?? {}).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    );
  } catch {
    // Without one, or with one that cannot be read, no check is a script of it.
    return {};
  }
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
