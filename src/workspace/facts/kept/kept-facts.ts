/**
 * Facts that were read before, on disk by the contents that they were read of: each run has a copy of its own, with times of its
 * own. What cannot be read there costs time, never a fact. Nothing is held in memory.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { productVersion } from '../../../contract/version.ts';
import { stampOf } from '../../file-stamp.ts';
import { ignore } from '../../ignore-error.ts';
import type { Stack } from '../../stack/index.ts';
import type { FactTree, ProjectFact } from '../model.ts';
import { digestFiles } from './digest-files.ts';

/** Changes with the form of a file, and with what readers say. */
const format = 1;
const mostBytes = 64 * 1024 * 1024;

export interface KeepingPlace {
  /** Of caches; absent where nothing is kept. */
  readonly directory: string | undefined;
  /** Absolute, of the files of the tree; absent for a tree that is on no disk. */
  readonly folder: string | undefined;
}

interface KeptOf {
  readonly tree: FactTree;
  /** Of the same tree. */
  readonly stack: Stack;
  readonly readsCode: boolean;
}

/** What was read of a tree of the same names, contents and stack; else what `read` gives, which is kept then. */
export async function readKeptFacts(
  { directory, folder }: KeepingPlace,
  { tree, stack, readsCode }: KeptOf,
  read: () => Promise<readonly ProjectFact[]>,
): Promise<readonly ProjectFact[]> {
  if (directory === undefined || folder === undefined) return await read();
  const files = tree.files.toSorted();
  const contents = await digestFiles(folder, files);
  const kept = path.join(directory, 'facts');
  const file = path.join(kept, `${keyOf(contents, { tree, stack, readsCode })}.json`);
  const known = await load(file);
  if (known !== undefined) return known;
  const facts = await read();
  // What changed in the meantime may have been read before it did, or after.
  if ((await digestFiles(folder, files)) === contents) await save(kept, file, facts);
  return facts;
}

/** The name of a package may be that of the copy's folder, and no fact is of it. */
function keyOf(contents: string, { tree, stack, readsCode }: KeptOf): string {
  const packages = stack.packages.map(({ name: _name, ...rest }) => rest);
  // Readers change with a build of the same version, too.
  const build = stampOf(process.argv[1] ?? '');
  const said = [format, productVersion, build, contents, tree.folderName, readsCode, packages];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

const sealOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A seal, and the facts below it: the seal tells what is damaged as surely as a schema would. */
async function load(file: string): Promise<readonly ProjectFact[] | undefined> {
  try {
    const text = await readFile(file, 'utf8');
    const end = text.indexOf('\n');
    const facts = text.slice(end + 1);
    if (text.slice(0, end) !== sealOf(facts)) return undefined;
    const now = new Date();
    await utimes(file, now, now);
    return JSON.parse(facts);
  } catch (error) {
    ignore(error, 'what cannot be read is read of the project');
    return undefined;
  }
}

async function save(kept: string, file: string, facts: readonly ProjectFact[]): Promise<void> {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    await mkdir(kept, { recursive: true, mode: 0o700 });
    const text = JSON.stringify(facts);
    await writeFile(draft, `${sealOf(text)}\n${text}`, { flag: 'wx', mode: 0o600 });
    await rename(draft, file);
    await makeRoom(kept);
  } catch (error) {
    ignore(error, 'what is not kept is read again the next time');
    await rm(draft, { force: true });
  }
}

/** Those that were not asked for the longest leave first; drafts of a process that ended are among them. */
async function makeRoom(kept: string): Promise<void> {
  const found = await Promise.all(
    (await readdir(kept)).map(async (name) => {
      const { size, mtimeMs } = await stat(path.join(kept, name));
      return { name, size, mtimeMs };
    }),
  );
  let bytes = 0;
  for (const { name, size } of found.toSorted((one, other) => other.mtimeMs - one.mtimeMs)) {
    bytes += size;
    if (bytes > mostBytes) await rm(path.join(kept, name), { force: true });
  }
}
