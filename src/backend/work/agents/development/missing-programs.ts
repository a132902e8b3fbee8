/** Which program or script a check needs and does not find: said before anything runs. */

import { lstat } from 'node:fs/promises';
import path from 'node:path';
import escapeStringRegexp from 'escape-string-regexp';
import { programOf } from '../../../../domain/policy/acts/program-name.ts';
import { readCommand } from '../../../../domain/policy/acts/read-command.ts';
import type { RunTree } from '../../../../workspace/runs/tree/open-run-tree.ts';
import { readScripts } from '../../../../workspace/runs/verdict/check-programs.ts';
import type { Workshop } from '../agent.ts';

/** Of a shell itself. */
const builtIn = new Set(
  'cd echo printf test [ [[ true false : exit export set unset source . eval exec command builtin wait read return shift trap type ulimit umask pwd pushd popd if then else elif fi for while until do done case esac in { } ! time local declare let'.split(
    ' ',
  ),
);
const managers = new Set(['npm', 'pnpm', 'yarn']);
const deepest = 4;

interface Place {
  readonly tree: Pick<RunTree, 'root' | 'folder'>;
  readonly workshop: Pick<Workshop, 'hasProgram'>;
  /** Programs of installed packages are found, as within scripts of a package. */
  readonly isScript: boolean;
  readonly depth: number;
}

/** What the check lacks first, as a reader knows it: `pytest`, `script "test" of package.json`. */
export async function findMissingProgram(
  line: string,
  { tree, workshop }: Pick<Place, 'tree' | 'workshop'>,
): Promise<string | undefined> {
  const place = { tree, workshop, isScript: /\b(?:npx|bunx|exec|dlx)\b/.test(line), depth: 0 };
  return await findIn(line, tree.folder, place);
}

async function findIn(line: string, start: string, place: Place): Promise<string | undefined> {
  const read = readCommand(line);
  if (!read.ok || place.depth > deepest) return undefined;
  let folder = start;
  for (const [at, { words }] of read.value.entries()) {
    const rest = words.slice(words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word)));
    const [first = '', ...more] = rest;
    if (first === 'cd') folder = path.resolve(folder, more[0] ?? '.');
    const missing = await findOne([first, ...more], { ...place, folder, isFirst: at === 0 });
    if (missing !== undefined) return missing;
  }
  return undefined;
}

interface One extends Place {
  readonly folder: string;
  readonly isFirst: boolean;
}

function isUnknowable(first: string): boolean {
  return first === '' || builtIn.has(first) || /[$`*?(){}<>]/.test(first);
}

/** What an earlier command of the line builds is not there yet. */
async function isThereThen(first: string, one: One): Promise<boolean> {
  return !one.isFirst || path.isAbsolute(first) || (await isThere(path.resolve(one.folder, first)));
}

async function findOne([first = '', ...more]: readonly string[], one: One): Promise<string | undefined> {
  const name = programOf(first);
  // What is known only when it runs is not judged.
  if (isUnknowable(first)) return undefined;
  if (first.includes('/')) return (await isThereThen(first, one)) ? undefined : first;
  const isFound = (await one.workshop.hasProgram(first)) || (one.isScript && (await isInstalled(first, one)));
  if (!isFound) return first;
  return managers.has(name) ? await findScript(more, one) : undefined;
}

async function findScript(words: readonly string[], one: One): Promise<string | undefined> {
  const [verb = '', named] = words;
  const name = /^(?:run|run-script)$/.test(verb)
    ? named
    : verb === 'test' || verb === 't'
      ? 'test'
      : undefined;
  if (name === undefined || name.startsWith('-')) return undefined;
  const scripts = await readScripts(one.folder);
  const text = Object.hasOwn(scripts, name) ? scripts[name] : undefined;
  if (text === undefined) return `script "${name}" of package.json`;
  return await findIn(text, one.folder, { ...one, isScript: true, depth: one.depth + 1 });
}

/** In the folder of a package, or one above it. */
async function isInstalled(name: string, { folder, tree }: One): Promise<boolean> {
  for (let at = folder; at.startsWith(tree.root); at = path.dirname(at))
    if (await isThere(path.join(at, 'node_modules', '.bin', name))) return true;
  return false;
}

async function isThere(file: string): Promise<boolean> {
  return await lstat(file).then(
    () => true,
    () => false,
  );
}

/** As a shell says that it knows no such command, or may not run it. */
const unknownCommand = new Set<number | null>([126, 127]);

/** What an outcome says is not there; undefined where the check ran. */
export function missingByOutcome(line: string, exitCode: number | null, output: string): string | undefined {
  const module = /No module named '?([\w.]+)/.exec(output)?.[1];
  if (module !== undefined && new RegExp(`-m\\s+${escapeStringRegexp(module)}\\b`).test(line)) return module;
  if (!unknownCommand.has(exitCode)) return undefined;
  return /([\w./-]+): (?:command )?not found/.exec(output)?.[1] ?? line.trim().split(/\s+/)[0];
}
