/** Git for the trees of runs: plumbing only, hardened as git.ts says, and always told where the repository is. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { gitArguments, safeEnvironment } from '../../git/hardening.ts';
import { RunFileError } from '../files/run-file-error.ts';

export interface GitPlace {
  /** Where git looks for a repository when `gitFolder` is left out. */
  readonly cwd: string;
  /** Named, so that nothing that stands in a work tree can lead git to another repository. */
  readonly gitFolder?: string;
  readonly workTree?: string;
  readonly indexFile?: string;
  /** Where objects are read and written, in place of the repository's own. */
  readonly objects?: string;
}

export interface GitOptions {
  readonly input?: (stdin: Writable) => Promise<void>;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal | undefined;
}

/** Housekeeping that could run in the background, and attributes and replaced objects that would change what is read. */
const quiet = ['-c', 'gc.auto=0', '-c', 'maintenance.auto=false', '-c', 'core.logAllRefUpdates=false'];
const maxOutputBytes = 256 * 1024 * 1024;

/** The output; throws `git-failed` with what git said. */
export async function runGit(
  place: GitPlace,
  args: readonly string[],
  options: GitOptions = {},
): Promise<Buffer> {
  const child = spawn('git', [...gitArguments(), ...quiet, ...args], {
    cwd: place.cwd,
    env: environmentOf(place),
    stdio: 'pipe',
    timeout: options.timeoutMs ?? 60_000,
    killSignal: 'SIGKILL',
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  const output = collect(child.stdout, () => child.kill('SIGKILL'));
  const complaint = collect(child.stderr, () => child.kill('SIGKILL'));
  const ended = once(child, 'close');
  // Git may end before it has read everything; what it says tells more than the broken pipe.
  child.stdin.on('error', () => undefined);
  const fed = options.input?.(child.stdin);
  try {
    await Promise.all([fed, ended]);
  } catch (error) {
    child.kill('SIGKILL');
    options.signal?.throwIfAborted();
    throw new RunFileError('git-failed', `git ${args[0] ?? ''} failed: ${String(error)}`, { cause: error });
  } finally {
    child.stdin.end();
  }
  if (child.exitCode === 0) return output();
  const said = complaint().toString('utf8').trim().split('\n', 1)[0] ?? '';
  throw new RunFileError('git-failed', `git ${args[0] ?? ''} failed: ${said}`);
}

function environmentOf({ gitFolder, workTree, indexFile, objects }: GitPlace): Record<string, string> {
  return {
    ...safeEnvironment(),
    GIT_NO_REPLACE_OBJECTS: '1',
    ...(gitFolder === undefined ? {} : { GIT_DIR: gitFolder }),
    ...(workTree === undefined ? {} : { GIT_WORK_TREE: workTree }),
    ...(indexFile === undefined ? {} : { GIT_INDEX_FILE: indexFile }),
    ...(objects === undefined ? {} : { GIT_OBJECT_DIRECTORY: objects }),
  };
}

function collect(stream: NodeJS.ReadableStream, onFlood: () => void): () => Buffer {
  const chunks: Buffer[] = [];
  let bytes = 0;
  stream.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > maxOutputBytes) onFlood();
    else chunks.push(chunk);
  });
  return () => Buffer.concat(chunks);
}

/** Writes and waits while the other side is behind. */
export async function feed(stdin: Writable, chunk: Uint8Array | string): Promise<void> {
  if (stdin.destroyed || stdin.write(chunk)) return;
  await new Promise<void>((resolve) => {
    const goOn = (): void => {
      stdin.off('drain', goOn).off('close', goOn);
      resolve();
    };
    stdin.once('drain', goOn).once('close', goOn);
  });
}

/** The entries of an output that was asked for with `-z`. */
export function splitEntries(output: Buffer): readonly string[] {
  return output
    .toString('utf8')
    .split('\0')
    .filter((entry) => entry !== '');
}
