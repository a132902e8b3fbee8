/**
 * Whether the files of a folder are those of the commit that is checked out. Git is never let near their content: a filter that the
 * repository names would run. What git takes for changed by its times is compared here.
 */

import { type FileState, gitModeOf } from '../runs/files/file-state.ts';
import { readState } from '../runs/files/read-state.ts';
import { RunFileError } from '../runs/files/run-file-error.ts';
import type { GitPlace } from '../runs/tree/run-git.ts';
import { runGit, splitEntries } from '../runs/tree/run-git.ts';
import { blobHash } from '../runs/tree/run-start.ts';

export interface Checkout {
  /** Real path of the folder, and of the work tree that it is in. */
  readonly folder: string;
  readonly place: GitPlace & { readonly workTree: string };
}

/** Submodules would be asked by a git of their own, with what their config names. */
const asked = ['-z', '--no-ext-diff', '--no-renames', '--no-abbrev', '--ignore-submodules=all'];

/** False where a file that git tracks is edited, added, deleted or left out, staged or not. */
export async function isUnedited({ place }: Checkout, signal?: AbortSignal): Promise<boolean> {
  const run = async (args: readonly string[]) => splitEntries(await runGit(place, args, { signal }));
  // Anything but H is in a merge, left out by a sparse checkout, or said to be unchanged whatever it is.
  const tracked = await run(['ls-files', '-z', '-v', '--', '.']);
  if (tracked.some((entry) => !entry.startsWith('H '))) return false;
  if ((await run(['diff-index', '--cached', '--name-only', ...asked, 'HEAD', '--', '.'])).length > 0)
    return false;
  const filters = await findFilters(place, signal);
  if (filters === undefined) return false;
  const changed = await run([...filters, 'diff-files', ...asked, '--', '.']);
  return await areAllAsKept(place.workTree, changed);
}

/** Files that git neither tracks nor ignores, relative to the folder. */
export async function listUntrackedFiles(
  { place }: Checkout,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const args = ['ls-files', '-z', '--others', '--exclude-standard', '--', '.'];
  return splitEntries(await runGit(place, args, { signal }));
}

/** Arguments that switch all filters off; undefined where one has a name that no argument can bear. */
async function findFilters(place: GitPlace, signal?: AbortSignal): Promise<readonly string[] | undefined> {
  const names = splitEntries(await runGit(place, ['config', '-z', '--name-only', '--list'], { signal }));
  const keys = names.filter((name) => /^filter\./i.test(name));
  if (keys.some((key) => /[=\n]/.test(key))) return undefined;
  return keys.flatMap((key) => ['-c', `${key}=${/\.required$/i.test(key) ? 'false' : ''}`]);
}

/** Entries of `diff-files`: `:mode mode hash hash status`, then the path. */
async function areAllAsKept(top: string, entries: readonly string[]): Promise<boolean> {
  for (let at = 0; at < entries.length; at += 2) {
    const [, mode, hash] = /^:(\d{6}) \d{6} ([0-9a-f]{40,64}) /.exec(entries[at] ?? '') ?? [];
    const state = await readFile(top, entries[at + 1] ?? '');
    if (mode === undefined || hash === undefined || state === undefined) return false;
    if (!isAsKept(state, { mode, hash })) return false;
  }
  return true;
}

async function readFile(top: string, path: string): Promise<FileState | undefined> {
  try {
    return await readState(top, path);
  } catch (error) {
    if (error instanceof RunFileError) return undefined;
    throw error;
  }
}

/** Only its times are others; or its lines end as this machine's do. */
function isAsKept(
  state: FileState,
  { mode, hash }: { readonly mode: string; readonly hash: string },
): boolean {
  if (gitModeOf(state) !== mode && process.platform !== 'win32') return false;
  const algorithm = hash.length === 64 ? 'sha256' : 'sha1';
  if (blobHash(state, algorithm) === hash) return true;
  if (state.kind === 'link') return false;
  const bytes = Buffer.from(Buffer.from(state.bytes).toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
  return blobHash({ ...state, bytes }, algorithm) === hash;
}
