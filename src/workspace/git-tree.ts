/** Reads the files of a commit through git's plumbing, hardened as git.ts is: nothing is checked out or filtered. */
import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { gitArguments, safeEnvironment } from './git/hardening.ts';
import { createGitRunner, GitError, toGitError } from './git.ts';

export interface TreeFile {
  /** Relative to the folder that was asked about, with forward slashes. */
  readonly path: string;
  readonly hash: string;
  readonly size: number;
}

/** Plain files of the tree, below `folder`; links and submodules are left out. */
export async function listTree(
  folder: string,
  ref: string,
  signal?: AbortSignal,
): Promise<readonly TreeFile[]> {
  const git = createGitRunner(folder, signal);
  try {
    const commit = await git.raw(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{tree}`]);
    const prefix = (await git.raw(['rev-parse', '--show-prefix'])).trim();
    const tree = prefix === '' ? commit.trim() : `${commit.trim()}:${prefix.replace(/\/$/, '')}`;
    const listed = await git.raw(['ls-tree', '-r', '-z', '--long', '--full-tree', tree]);
    return listed.split('\0').flatMap(toTreeFile);
  } catch (error) {
    const known = toGitError(error);
    if (known.code !== 'failed') throw known;
    throw new GitError('failed', `git knows no "${ref}" here, or the folder was not part of it.`, error);
  }
}

function toTreeFile(line: string): TreeFile[] {
  const found = /^100(?:644|755) blob ([0-9a-f]{40,64})\s+(\d+)\t(.+)$/s.exec(line);
  if (found === null) return [];
  const [, hash = '', size = '', path = ''] = found;
  return [{ path, hash, size: Number(size) }];
}

/** Hands out the content of each file in turn. */
export async function readBlobs(
  folder: string,
  files: readonly TreeFile[],
  onBlob: (file: TreeFile, bytes: Uint8Array) => Promise<void>,
): Promise<void> {
  const child = spawn('git', [...gitArguments(), 'cat-file', '--batch', '--buffer'], {
    cwd: folder,
    env: safeEnvironment(),
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  try {
    child.stdin.on('error', () => undefined);
    child.stdin.end(files.map(({ hash }) => `${hash}\n`).join(''));
    const reader = createReader(child.stdout);
    for (const file of files) await onBlob(file, await readBlob(reader));
  } finally {
    child.kill();
  }
}

interface Reader {
  take(count: number): Promise<Buffer>;
  line(): Promise<string>;
}

async function readBlob(reader: Reader): Promise<Uint8Array> {
  const [, kind, size] = (await reader.line()).split(' ');
  if (kind !== 'blob') throw new GitError('failed', 'git did not give a file that its own tree names.');
  const bytes = await reader.take(Number(size));
  await reader.take(1);
  return bytes;
}

function createReader(stream: Readable): Reader {
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let rest: Buffer = Buffer.alloc(0);
  const more = async (parts: Buffer[]): Promise<void> => {
    const { value, done } = await chunks.next();
    if (done === true) throw new GitError('failed', 'git ended before it had given all files.');
    parts.push(value);
  };
  return {
    async take(count) {
      const parts = [rest];
      for (let have = rest.length; have < count; have += parts.at(-1)?.length ?? 0) await more(parts);
      const all = parts.length === 1 ? rest : Buffer.concat(parts);
      rest = all.subarray(count);
      return all.subarray(0, count);
    },
    async line() {
      for (;;) {
        const end = rest.indexOf(10);
        if (end >= 0) return (await this.take(end + 1)).subarray(0, end).toString('utf8');
        const parts = [rest];
        await more(parts);
        rest = Buffer.concat(parts);
      }
    },
  };
}
