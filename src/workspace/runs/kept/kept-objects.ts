/** The contents of kept copies: commits in a bare repository of their own, to the byte, and read back without any filter. */
import { mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Writable } from 'node:stream';
import type { FileChange } from '../file-change.ts';
import { contentOf, type FileState, type GitMode, gitModeOf } from '../files/file-state.ts';
import { inBatches } from '../files/in-batches.ts';
import { readState } from '../files/read-state.ts';
import { RunFileError } from '../files/run-file-error.ts';
import { writeCopy } from '../tree/copy-files.ts';
import { feed, runGit, splitEntries } from '../tree/run-git.ts';
import type { StartFile } from '../tree/run-start.ts';
import { quotePath } from '../tree/snapshot-commit.ts';

export const startRef = 'refs/vireo/start';
export const refOf = (checkpoint: string): string => `refs/vireo/at/${checkpoint}`;

const importMs = 600_000;
/** Contents that are read at a time. */
const mostAtOnce = 32_000_000;

/** `format`: by which the user's repository names its contents, so that those of both can be compared. */
export async function initObjects(git: string, format: 'sha1' | 'sha256'): Promise<void> {
  await mkdir(git, { recursive: true, mode: 0o700 });
  const args = ['init', '--bare', '--quiet', '--template=', `--object-format=${format}`, git];
  await runGit({ cwd: git }, args);
}

/** Files below `root`. Throws `too-large` where they are more than there is room for. */
export async function importFiles(
  git: string,
  { root, files, room }: { readonly root: string; readonly files: readonly string[]; readonly room: number },
): Promise<void> {
  const read = async (file: string) => ({ file, state: await readState(root, file) });
  await importCommit(git, { ref: startRef, room }, async (put) => {
    for await (const { file, state } of inBatches(files, read)) await put(file, state);
  });
}

/** What is changed, onto the start. */
export async function importChanges(
  git: string,
  {
    checkpoint,
    changes,
    room,
  }: { readonly checkpoint: string; readonly changes: readonly FileChange[]; readonly room: number },
): Promise<void> {
  await importCommit(git, { ref: refOf(checkpoint), onto: startRef, room }, async (put) => {
    // What leaves first: a file may have become a folder, or a folder a file.
    const gone = changes.flatMap(({ path: file, from, after }) => [
      ...(from === undefined ? [] : [from]),
      ...(after === undefined ? [file] : []),
    ]);
    for (const file of gone) await put(file, undefined);
    for (const { path: file, after } of changes) if (after !== undefined) await put(file, after);
  });
}

interface Commit {
  readonly ref: string;
  readonly onto?: string;
  readonly room: number;
}

type Put = (file: string, state: FileState | undefined) => Promise<void>;

/** `git fast-import` reads from a stream: no filter, no index and no attribute has a part in it. */
async function importCommit(
  git: string,
  { ref, onto, room }: Commit,
  fill: (put: Put) => Promise<void>,
): Promise<void> {
  let left = room;
  const input = async (stdin: Writable): Promise<void> => {
    await feed(stdin, `commit ${ref}\ncommitter Vireo <vireo@localhost> 0 +0000\ndata 0\n`);
    if (onto !== undefined) await feed(stdin, `from ${onto}^0\n`);
    await fill(async (file, state) => {
      if (state === undefined) return await feed(stdin, `D ${quotePath(file)}\n`);
      const content = contentOf(state);
      left -= content.length;
      if (left < 0) throw new RunFileError('too-large', 'There is no room to keep a copy of the project.');
      await feed(stdin, `M ${gitModeOf(state)} inline ${quotePath(file)}\ndata ${content.length}\n`);
      await feed(stdin, content);
      await feed(stdin, '\n');
    });
    await feed(stdin, '\ndone\n');
    stdin.end();
  };
  await runGit({ cwd: git, gitFolder: git }, ['fast-import', '--quiet', '--done', '--force'], {
    input,
    timeoutMs: importMs,
  });
}

interface Listed extends StartFile {
  readonly size: number;
}

/** All files of the start into an empty folder; the answer lists them. */
export async function writeStart(git: string, to: string): Promise<readonly string[]> {
  const files = await listStart(git);
  for (const batch of batchesOf(files)) {
    const contents = await readContents(git, batch);
    const write = async ({ path: file, mode }: Listed, at: number): Promise<void> =>
      await writeCopy(path.join(to, file), toState(contents[at] ?? Buffer.alloc(0), mode));
    for await (const _ of inBatches([...batch.entries()], async ([at, one]) => await write(one, at)));
  }
  return files.map(({ path: file }) => file);
}

export async function listStart(git: string): Promise<readonly Listed[]> {
  const args = ['ls-tree', '-r', '-z', '-l', '--full-tree', startRef];
  return splitEntries(await runGit({ cwd: git, gitFolder: git }, args)).map(toListed);
}

function toListed(line: string): Listed {
  const [, mode = '', hash = '', size = '0', file = ''] =
    /^(\d+) blob ([0-9a-f]+) +(\d+)\t(.+)$/s.exec(line) ?? [];
  return { path: file, mode: toMode(mode), hash, size: Number(size) };
}

/** Nothing else is ever put in. */
function toMode(text: string): GitMode {
  return text === '120000' || text === '100755' ? text : '100644';
}

function* batchesOf(files: readonly Listed[]): Generator<readonly Listed[]> {
  let batch: Listed[] = [];
  let bytes = 0;
  for (const file of files) {
    batch.push(file);
    bytes += file.size;
    if (bytes < mostAtOnce) continue;
    yield batch;
    [batch, bytes] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}

/** In the order asked for. */
async function readContents(git: string, asked: readonly Pick<Listed, 'hash'>[]): Promise<readonly Buffer[]> {
  const input = async (stdin: Writable): Promise<void> => {
    for (const { hash } of asked) await feed(stdin, `${hash}\n`);
    stdin.end();
  };
  const output = await runGit({ cwd: git, gitFolder: git }, ['cat-file', '--batch'], {
    input,
    timeoutMs: importMs,
  });
  const contents: Buffer[] = [];
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at);
    const size = Number(/ blob (\d+)$/.exec(output.toString('latin1', at, end))?.[1]);
    if (!Number.isInteger(size))
      throw new RunFileError('git-failed', 'A kept copy of the project is damaged.');
    contents.push(output.subarray(end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return contents;
}

function toState(bytes: Uint8Array, mode: GitMode): FileState {
  if (mode === '120000') return { kind: 'link', target: Buffer.from(bytes).toString('utf8') };
  return { kind: 'file', bytes, mode: mode === '100755' ? 0o755 : 0o644 };
}

/** What the run had changed at the checkpoint. */
export async function readChanges(git: string, checkpoint: string): Promise<readonly FileChange[]> {
  const place = { cwd: git, gitFolder: git };
  const args = ['diff-tree', '-r', '-z', '--no-renames', '--no-commit-id', startRef, refOf(checkpoint)];
  const entries = splitEntries(await runGit(place, args));
  const changed: { readonly file: string; readonly sides: readonly [Side, Side] }[] = [];
  for (let at = 0; at + 1 < entries.length; at += 2) {
    const [from = '', to = '', one = '', other = ''] = (entries[at] ?? '').slice(1).split(' ');
    changed.push({ file: entries[at + 1] ?? '', sides: [sideOf(from, one), sideOf(to, other)] });
  }
  const wanted = changed.flatMap(({ sides }) => sides.flatMap((side) => side ?? []));
  const contents = await readContents(git, wanted);
  let next = 0;
  const take = (side: Side): FileState | undefined =>
    side === undefined ? undefined : toState(contents[next++] ?? Buffer.alloc(0), side.mode);
  return changed.map(({ file, sides: [was, is] }) => toChange(file, take(was), take(is)));
}

type Side = { readonly mode: GitMode; readonly hash: string } | undefined;

function sideOf(mode: string, hash: string): Side {
  return mode === '000000' ? undefined : { mode: toMode(mode), hash };
}

function toChange(file: string, before: FileState | undefined, after: FileState | undefined): FileChange {
  const kind = before === undefined ? 'added' : after === undefined ? 'deleted' : 'changed';
  return { kind, path: file, before, after };
}

/** Of all files below; a file that leaves in between counts nothing. */
export async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  let bytes = 0;
  const measure = async (file: string) =>
    await stat(file).then(
      ({ size }) => size,
      () => 0,
    );
  const files = entries.filter((entry) => entry.isFile());
  for await (const size of inBatches(
    files,
    async ({ parentPath, name }) => await measure(path.join(parentPath, name)),
  ))
    bytes += size;
  return bytes;
}
