/** Starts a detached backend and waits for the one line that says where it is, or why it is not. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type BackendFailed, type BackendReady, backendStartSchema } from '../contract/backend-start.ts';
import { entryOf } from './backend-entry.ts';
import type { ConnectOptions } from './connection.ts';
import { ConnectionError } from './connection-error.ts';

/** On a busy machine, too. Also covers the wait for an older backend to end, and for another starter to be ready. */
const startTimeoutMs = 60_000;

/**
 * Halves what each of its two threads may keep for new objects: at 2 a list request took a quarter more CPU time. When
 * nobody asks, the backend collects by itself (release-memory.ts).
 */
const heapFlags = ['--max-semi-space-size=8', '--expose-gc'];
/** Has glibc give back what threads have freed, some 25 MB after the start. Elsewhere it means nothing. */
const allocator = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_TRIM_THRESHOLD_: '131072',
  MALLOC_MMAP_THRESHOLD_: '65536',
};

/** How Node is started for a backend. */
export const backendRuntime = { flags: heapFlags, env: allocator } as const;

function spawnBackend({ nodePath, backendEntry, dataDirectory }: ConnectOptions): ChildProcess {
  const entry = entryOf(backendEntry, dataDirectory);
  return spawn(nodePath, [...heapFlags, entry, '--data', dataDirectory, '--detached'], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
    // In the editor `nodePath` is Electron, which is a Node only when told so.
    env: { ...allocator, ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
}

async function readFirstLine(child: ChildProcess, signal: AbortSignal | undefined): Promise<string> {
  const timeout = AbortSignal.timeout(startTimeoutMs);
  const ended = signal ? AbortSignal.any([signal, timeout]) : timeout;
  return await new Promise((resolve, reject) => {
    const fail = (cause?: unknown) =>
      reject(
        new ConnectionError(
          'cannot_start',
          'The Vireo backend did not start: see its log in the data folder.',
          cause,
        ),
      );
    child.once('error', fail);
    // Not 'exit', which may come before the line in which a process that ended said why.
    child.once('close', (code) => fail(new Error(`exit ${code}`)));
    ended.addEventListener('abort', () => fail(ended.reason), { once: true });
    if (child.stdout) {
      createInterface(child.stdout).once('line', resolve);
    }
  });
}

function toError({ error }: BackendFailed): ConnectionError {
  const code = error.code === 'data_directory' || error.code === 'database' ? error.code : 'cannot_start';
  return new ConnectionError(code, error.message);
}

function parseStart(line: string): BackendReady {
  const started = backendStartSchema.parse(JSON.parse(line));
  if ('error' in started) {
    throw toError(started);
  }
  return started;
}

export async function startBackend(options: ConnectOptions): Promise<BackendReady> {
  const child = spawnBackend(options);
  try {
    return parseStart(await readFirstLine(child, options.signal));
  } finally {
    child.removeAllListeners();
    child.stdout?.destroy();
    child.unref();
  }
}
