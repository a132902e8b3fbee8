/** Git as the backend starts it: to read what a repository's configuration says, and to push from a repository of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { gitArguments, safeEnvironment } from '../../../../../workspace/git/hardening.ts';
import { hasProcessGroups, killTarget } from '../../../../../workspace/processes/process-group.ts';

export interface GitRun {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly timeoutMs?: number;
}

export interface GitSaid {
  readonly exitCode: number | null;
  readonly output: string;
  readonly complaint: string;
}

const mostText = 1_000_000;

/** Rejects where it could not be started, or with the signal's reason. */
export async function runGit(args: readonly string[], run: GitRun): Promise<GitSaid> {
  run.signal.throwIfAborted();
  const child = spawn('git', [...gitArguments(), ...args], {
    cwd: run.cwd,
    env: { ...safeEnvironment(), ...run.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // The program that speaks HTTP is a child of git's: both end together.
    detached: hasProcessGroups(),
    windowsHide: true,
  });
  const end = () => kill(child.pid);
  const timer = setTimeout(end, run.timeoutMs ?? 20_000);
  run.signal.addEventListener('abort', end, { once: true });
  const [output, complaint] = [collect(child.stdout), collect(child.stderr)];
  try {
    await once(child, 'close');
  } finally {
    clearTimeout(timer);
    run.signal.removeEventListener('abort', end);
  }
  run.signal.throwIfAborted();
  return { exitCode: child.exitCode, output: output(), complaint: complaint() };
}

function kill(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(killTarget(pid), 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= mostText) chunks.push(chunk);
  });
  return () => Buffer.concat(chunks).toString('utf8');
}
