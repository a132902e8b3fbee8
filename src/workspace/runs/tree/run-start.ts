/** The files that a run started from: in a commit of the user's repository, or in a pristine copy. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { contentOf, type FileState, type GitMode, gitModeOf } from '../files/file-state.ts';
import { readState } from '../files/read-state.ts';
import { listFolder } from './list-folder.ts';
import { runGit, splitEntries } from './run-git.ts';
import type { RunPlaces, RunRecord } from './run-record.ts';

export interface StartFile {
  readonly path: string;
  readonly mode: GitMode;
  /** As git names the content. */
  readonly hash: string;
}

export interface RunStart {
  list(): Promise<ReadonlyMap<string, StartFile>>;
  read(file: StartFile): Promise<FileState>;
  /** Files of the tree now, whether new or not; what is ignored is left out. */
  listNow(): Promise<readonly string[]>;
}

export function createRunStart(places: RunPlaces, record: RunRecord): RunStart {
  return record.git === undefined ? inCopy(places) : inCommit(places, record, record.git);
}

function inCommit(places: RunPlaces, record: RunRecord, git: NonNullable<RunRecord['git']>): RunStart {
  const shared = { cwd: git.commonFolder, gitFolder: git.commonFolder };
  const own = { cwd: places.tree, gitFolder: git.adminFolder, workTree: places.tree };
  const skipped = new Set(git.skipped);
  const listCommit = async (): Promise<ReadonlyMap<string, StartFile>> => {
    const listed = splitEntries(await runGit(shared, ['ls-tree', '-r', '-z', '--full-tree', git.commit]));
    const files = listed.flatMap(toStartFile).filter((file) => !skipped.has(file.path));
    return new Map(files.map((file) => [file.path, file]));
  };
  // A commit stays as it is, and every look at a run's changes begins with it.
  let listed: ReadonlyMap<string, StartFile> | undefined;
  return {
    list: async () => (listed ??= await listCommit()),
    async read({ hash, mode }) {
      return toState(await runGit(shared, ['cat-file', 'blob', hash]), mode);
    },
    async listNow() {
      const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--full-name'];
      const linked = new Set(record.linked);
      const files = splitEntries(await runGit(own, args)).filter((file) => !file.endsWith('/'));
      return [...new Set(files)].filter((file) => !linked.has(file));
    },
  };
}

function toStartFile(line: string): StartFile[] {
  const [, mode = '', hash = '', file = ''] = /^(\d+) blob ([0-9a-f]+)\t(.+)$/s.exec(line) ?? [];
  return file === '' ? [] : [{ path: file, mode: mode as GitMode, hash }];
}

function toState(bytes: Uint8Array, mode: GitMode): FileState {
  if (mode === '120000') return { kind: 'link', target: Buffer.from(bytes).toString('utf8') };
  return { kind: 'file', bytes, mode: mode === '100755' ? 0o755 : 0o644 };
}

function inCopy(places: RunPlaces): RunStart {
  return {
    async list() {
      const { files } = await listFolder(places.start, { ignores: false });
      const found = new Map<string, StartFile>();
      for (const file of files) {
        const state = await readState(places.start, file);
        if (state !== undefined)
          found.set(file, { path: file, mode: gitModeOf(state), hash: blobHash(state, 'sha1') });
      }
      return found;
    },
    async read({ path: file }) {
      const state = await readState(places.start, file);
      if (state === undefined) throw new Error(`The start of the run has lost ${path.basename(file)}.`);
      return state;
    },
    listNow: async () => (await listFolder(places.tree, { ignores: true })).files,
  };
}

/** The name that git gives a content. */
export function blobHash(state: FileState, algorithm: 'sha1' | 'sha256'): string {
  const content = contentOf(state);
  return createHash(algorithm).update(`blob ${content.length}\0`).update(content).digest('hex');
}
