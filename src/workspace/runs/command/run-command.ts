/**
 * Runs one line for a shell in the tree of a run: with a time limit, without the user's environment, and, where the
 * machine lets it, without network and home folder. Whether it may run at all was decided before, by the rules and a person.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hasProcessGroups, killTarget } from '../../processes/process-group.ts';
import { descendantsOf } from './descendants.ts';
import { confine, type Isolation } from './isolation.ts';

export interface CommandRequest {
  readonly line: string;
  /** Absolute path of the run's tree, and what of it is linked from elsewhere to be read. */
  readonly root: string;
  /** Where it starts: the root, or a folder below it. */
  readonly folder: string;
  readonly readable: readonly string[];
  readonly timeLimitMs: number;
  readonly isolation: Isolation;
  readonly signal: AbortSignal;
  /** Output as it comes, in UTF-8. */
  readonly onOutput?: (text: string) => void;
}

export interface CommandOutcome {
  readonly ended: 'exited' | 'timed-out' | 'cancelled' | 'too-long';
  /** Null where a signal ended it. */
  readonly exitCode: number | null;
  /** What it wrote last, both streams as they came. */
  readonly output: string;
  /** SHA-256 of all that it wrote, in hexadecimal. */
  readonly outputHash: string;
  readonly durationMs: number;
  readonly isIsolated: boolean;
}

/** After its end, for what it wrote last. */
const quietMs = 1_000;
const keptCharacters = 100_000;
/** A command that writes more is ended. */
const mostBytes = 64 * 1024 * 1024;

const kept = ['PATH', 'LANG', 'LC_ALL', 'LC_CTYPE', 'TZ', 'SYSTEMROOT'] as const;

/** Names of which none holds a secret; the home folder is an empty one. */
function environment(home: string): Record<string, string> {
  const known = kept.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(known), HOME: home, TMPDIR: home, TERM: 'dumb', CI: '1', NO_COLOR: '1' };
}

/** Rejects where the shell cannot be started; a command that fails is an outcome. */
export async function runCommand(request: CommandRequest): Promise<CommandOutcome> {
  request.signal.throwIfAborted();
  const home = await mkdtemp(path.join(tmpdir(), 'vireo-command-'));
  try {
    return await runIn(home, request);
  } finally {
    await rm(home, { recursive: true, force: true, maxRetries: 3 });
  }
}

function start(home: string, { line, root, folder, readable, isolation }: CommandRequest): ChildProcess {
  const shell = ['bash', '--norc', '--noprofile', '-c', line];
  const isConfined = isolation.kind === 'bubblewrap';
  // Within, the temporary folder is one that the command alone sees.
  const env = environment(isConfined ? '/tmp' : home);
  const confined = isConfined
    ? [
        isolation.program,
        ...confine({ root, folder, readable, searchPath: env['PATH'] ?? '' }),
        '--',
        ...shell,
      ]
    : shell;
  const [program = 'bash', ...parameters] = confined;
  return spawn(program, parameters, {
    cwd: folder,
    env,
    // A group of its own, so that what it starts ends with it.
    detached: hasProcessGroups(),
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
}

async function runIn(home: string, request: CommandRequest): Promise<CommandOutcome> {
  const { signal, timeLimitMs, isolation, onOutput } = request;
  const startedAt = performance.now();
  const child = start(home, request);
  const hash = createHash('sha256');
  let output = '';
  let bytes = 0;
  let ended: CommandOutcome['ended'] = 'exited';
  let leaving: NodeJS.Timeout | undefined;
  // What has left the group of the command keeps its streams open: they are not waited for.
  const leave = () => {
    clearTimeout(leaving);
    leaving = setTimeout(() => {
      child.stdout?.destroy();
      child.stderr?.destroy();
    }, quietMs);
  };
  const end = (why: CommandOutcome['ended']) => {
    if (ended === 'exited') ended = why;
    killAll(child, isolation.kind === 'none' ? descendantsOf(child.pid) : []);
    leave();
  };
  for (const stream of [child.stdout, child.stderr]) {
    const decoder = new TextDecoder();
    stream?.on('data', (chunk: Buffer) => {
      hash.update(chunk);
      bytes += chunk.length;
      const text = decoder.decode(chunk, { stream: true });
      output = (output + text).slice(-keptCharacters);
      onOutput?.(text);
      if (leaving !== undefined) leave();
      if (bytes > mostBytes) end('too-long');
    });
  }
  const timer = setTimeout(() => end('timed-out'), timeLimitMs);
  const onAbort = () => end('cancelled');
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', () => {
        killAll(child);
        leave();
      });
      child.once('close', (code) => resolve(code));
    });
    return {
      ended,
      exitCode: ended === 'exited' ? exitCode : null,
      output,
      outputHash: hash.digest('hex'),
      durationMs: Math.round(performance.now() - startedAt),
      isIsolated: isolation.kind === 'bubblewrap',
    };
  } finally {
    clearTimeout(timer);
    clearTimeout(leaving);
    signal.removeEventListener('abort', onAbort);
  }
}

function killAll(child: ChildProcess, others: readonly number[] = []): void {
  for (const pid of others) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It is gone.
    }
  }
  if (child.pid === undefined) return;
  try {
    process.kill(killTarget(child.pid), 'SIGKILL');
  } catch {
    // All of the group is gone.
  }
}
