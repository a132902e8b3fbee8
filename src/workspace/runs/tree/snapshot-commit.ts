/**
 * Makes the commit that a run starts from: the bytes of its tree as they are. `git fast-import` reads them from a
 * stream, so no filter, no end-of-line conversion and no index has a part in it.
 */
import type { Writable } from 'node:stream';
import { contentOf, type FileState, gitModeOf } from '../files/file-state.ts';
import { inBatches } from '../files/in-batches.ts';
import { readState } from '../files/read-state.ts';
import type { IndexEntry, Repository } from './repository.ts';
import { feed, runGit } from './run-git.ts';

export interface Snapshot {
  readonly repository: Repository;
  readonly ref: string;
  readonly tree: string;
  readonly files: readonly string[];
  /** Kept as the index has them: a sparse checkout leaves them out of the work tree. */
  readonly skipped: readonly IndexEntry[];
  readonly takenAtMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** The hash of the commit, which `ref` points at. */
export async function makeSnapshotCommit(snapshot: Snapshot): Promise<string> {
  const { repository, ref, signal } = snapshot;
  const place = { cwd: repository.commonFolder, gitFolder: repository.commonFolder };
  const input = (stdin: Writable) => writeCommit(stdin, snapshot);
  await runGit(place, ['fast-import', '--quiet', '--done', '--force'], { input, signal, timeoutMs: 600_000 });
  return (await runGit(place, ['rev-parse', '--verify', `${ref}^{commit}`])).toString('utf8').trim();
}

async function writeCommit(stdin: Writable, snapshot: Snapshot): Promise<void> {
  const { repository, ref, takenAtMs } = snapshot;
  const message = 'Start of a run of Vireo\n';
  const when = `${Math.floor(takenAtMs / 1000)} +0000`;
  await feed(stdin, `commit ${ref}\ncommitter Vireo <vireo@localhost> ${when}\n`);
  await feed(stdin, `data ${message.length}\n${message}`);
  if (repository.head !== undefined) await feed(stdin, `from ${repository.head}\ndeleteall\n`);
  for (const { mode, hash, path } of snapshot.skipped)
    await feed(stdin, `M ${mode} ${hash} ${quotePath(path)}\n`);
  const read = async (file: string) => ({ file, state: await readState(snapshot.tree, file) });
  for await (const { file, state } of inBatches(snapshot.files, read)) await writeFile(stdin, file, state);
  await feed(stdin, '\ndone\n');
  stdin.end();
}

async function writeFile(stdin: Writable, file: string, state: FileState | undefined): Promise<void> {
  if (state === undefined) return;
  const content = contentOf(state);
  await feed(stdin, `M ${gitModeOf(state)} inline ${quotePath(file)}\ndata ${content.length}\n`);
  await feed(stdin, content);
  await feed(stdin, '\n');
}

/** As a C string, which fast-import reads for any name. */
export function quotePath(path: string): string {
  return `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
