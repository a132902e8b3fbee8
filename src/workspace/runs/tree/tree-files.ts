/** The files of a run's tree as whoever works in it by name sees them: no link is followed, nothing outside is reached. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { isExcludedFolder } from '../../discovery.ts';
import { applyWrites } from '../files/apply-writes.ts';
import type { FileState } from '../files/file-state.ts';
import { readState } from '../files/read-state.ts';
import { RunFileError } from '../files/run-file-error.ts';
import { checkWritable, type RunTree } from './open-run-tree.ts';

type Tree = Pick<RunTree, 'root' | 'folder' | 'linked'>;

const mostFiles = 5_000;
const usualBytes = 1_000_000;

/** Relative to the folder that was asked for, sorted, at most 5,000; without dependencies and build output. */
export async function listTreeFiles(tree: Tree, signal: AbortSignal): Promise<readonly string[]> {
  const files: string[] = [];
  const waiting = [''];
  for (
    let folder = waiting.shift();
    folder !== undefined && files.length < mostFiles;
    folder = waiting.shift()
  ) {
    signal.throwIfAborted();
    const entries = await readdir(path.join(tree.folder, folder), { withFileTypes: true });
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !isExcludedFolder(entry.name)) waiting.push(name);
      if (entry.isFile() && entry.name !== '.git') files.push(name);
    }
  }
  return files.slice(0, mostFiles).sort();
}

/** Undefined where nothing is. Throws a `RunFileError` for what is no text, larger than 1 MB or what is allowed, or behind a link. */
export async function readTreeText(
  tree: Tree,
  file: string,
  mostBytes = usualBytes,
): Promise<string | undefined> {
  const state = await readState(tree.root, inRoot(tree, file));
  return state === undefined ? undefined : textOf(state, file, mostBytes);
}

/** Undefined removes the file. Folders on the way are made; what is written keeps the permissions of what was there. */
export async function writeTreeText(
  tree: Tree,
  {
    file,
    text,
    journals,
    mostBytes = usualBytes,
  }: {
    readonly file: string;
    readonly text: string | undefined;
    readonly journals: string;
    readonly mostBytes?: number | undefined;
  },
): Promise<void> {
  const relative = inRoot(tree, file);
  checkWritable(tree, relative);
  const before = await readState(tree.root, relative);
  if (before !== undefined) textOf(before, file, mostBytes);
  const mode = before?.kind === 'file' ? before.mode : 0o644;
  const after: FileState | undefined =
    text === undefined ? undefined : { kind: 'file', bytes: Buffer.from(text), mode };
  await applyWrites([{ path: relative, before, after }], { root: tree.root, journals });
}

/** From the folder that was asked for to the top of the tree, which paths of changes are relative to. */
function inRoot({ root, folder }: Tree, file: string): string {
  const above = path.relative(root, folder).replaceAll(path.sep, '/');
  return above === '' ? file : `${above}/${file}`;
}

function textOf(state: FileState, file: string, mostBytes: number): string {
  if (state.kind === 'link')
    throw new RunFileError('link-in-path', `${file} is a link: links are not followed.`, { path: file });
  const bytes = Buffer.from(state.bytes);
  if (bytes.length > mostBytes || bytes.includes(0))
    throw new RunFileError('not-a-file', `${file} is no text, or larger than ${mostBytes / 1_000_000} MB.`, {
      path: file,
    });
  return decodeText(bytes, file);
}

/** What is no UTF-8 would be written back as something else: it is refused, and stays as it is. */
export function decodeText(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new RunFileError('not-a-file', `${file} is not UTF-8: it is left as it is.`, { path: file });
  }
}
