/**
 * Code that is made of what review reads, and is in no commit: made when it is missing, edited by hand, or older than that.
 * Known by hashes of both sides, so that a run in which nothing is to be made costs a look at files.
 */
import { globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fingerprint } from '../fingerprint.ts';
import { modulesOf } from './modules-of.ts';

export interface MadeCode {
  readonly name: string;
  /** Patterns of what is read, and of packages that read it. */
  readonly madeOf: readonly string[];
  /** The module that makes it, which counts with all that it imports. */
  readonly madeBy: string;
  /** Pattern of what is made; what else is found there is deleted. */
  readonly files: string;
  /** Text by path in the clone. */
  readonly make: (root: string) => Promise<ReadonlyMap<string, string>>;
}

/** Names of what had to be made. */
export async function makeCode(root: string, all: readonly MadeCode[]): Promise<readonly string[]> {
  const made: string[] = [];
  for (const code of all) {
    if (isFresh(root, code)) continue;
    const before = inputsOf(root, code);
    writeAll(root, code, await code.make(root));
    // What was edited since is made of the next time.
    writeWhole(recordOf(root, code), `${before} ${outputsOf(root, code)}`);
    made.push(code.name);
  }
  return made;
}

function isFresh(root: string, code: MadeCode): boolean {
  try {
    return readFileSync(recordOf(root, code), 'utf8') === `${inputsOf(root, code)} ${outputsOf(root, code)}`;
  } catch {
    return false; // Never made in this clone.
  }
}

export const inputsOf = (root: string, { madeOf, madeBy }: MadeCode): string =>
  fingerprint(root, [...madeOf, ...modulesOf(root, madeBy)]);
const outputsOf = (root: string, { files }: MadeCode): string => fingerprint(root, [files]);

function recordOf(root: string, { name }: MadeCode): string {
  return path.join(root, '.tsbuild', `made-${name.replaceAll(' ', '-')}`);
}

function writeAll(root: string, { files }: MadeCode, texts: ReadonlyMap<string, string>): void {
  for (const [file, text] of texts)
    if (read(path.join(root, file)) !== text) writeWhole(path.join(root, file), text);
  // Another process may make the same, and be first.
  for (const file of globSync(files, { cwd: root }))
    if (!texts.has(file.replaceAll(path.sep, '/'))) rmSync(path.join(root, file), { force: true });
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined; // Not there yet.
  }
}

/** By way of another file: what reads it at the same time has the old one or the new one. */
function writeWhole(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}
