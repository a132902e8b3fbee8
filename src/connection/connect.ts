/** Finds the running backend, or starts one. */
import { apiMajor, shutdownPath } from '../contract/local/backend-names.ts';
import type { UnreadableDatabase } from '../contract/unreadable-database.ts';
import type { Connection, ConnectOptions } from './connection.ts';
import { ConnectionError, setAsideError } from './connection-error.ts';
import { findRunning } from './find-running.ts';
import { startBackend } from './start.ts';

const shutdownTimeoutMs = 3_000;

function isOlder(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) < 0;
}

function doesNotEnd(cause: unknown): ConnectionError {
  const message = 'An older Vireo backend runs and does not end: close its windows and try again.';
  return new ConnectionError('no_answer', message, cause);
}

/** Asks it to end; the starter that follows waits for the lock on the data directory. */
async function shutDown({ url, token }: Connection): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const reply = await fetch(`${url}${shutdownPath}`, {
    method: 'POST',
    headers,
    signal: AbortSignal.timeout(shutdownTimeoutMs),
  }).catch((error: unknown) => {
    throw doesNotEnd(error);
  });
  if (!reply.ok) {
    throw doesNotEnd(new Error(`It answered ${reply.status}.`));
  }
}

/** Asks the backend of a data folder to end, where one runs. @throws ConnectionError */
export async function endRunning(dataDirectory: string): Promise<void> {
  const running = await findRunning(dataDirectory);
  if (running) await shutDown(running);
}

/**
 * A connection to the user's backend.
 * @throws ConnectionError with a sentence for the user
 */
export async function connectBackend(options: ConnectOptions): Promise<Connection> {
  const { setAside, ...connection } = await reachBackend(options);
  if (setAside) {
    throw setAsideError(setAside);
  }
  return connection;
}

/** Also where all that it serves is the question of a database that was moved aside. */
export async function reachBackend(
  options: ConnectOptions,
): Promise<Connection & { readonly setAside?: UnreadableDatabase | undefined }> {
  const running = await findRunning(options.dataDirectory);
  if (!running) {
    return await startBackend(options);
  }
  const { health, ...connection } = running;
  if (health.apiMajor > apiMajor) {
    throw new ConnectionError(
      'newer_backend',
      `A newer Vireo (${health.version}) is running that this version (${options.version}) cannot talk to: update this one.`,
    );
  }
  if (isOlder(health.version, options.version)) {
    await shutDown(connection);
    return await startBackend(options);
  }
  return { ...connection, setAside: health.setAside };
}
