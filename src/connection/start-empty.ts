/** Answers the question of a database that was moved aside: go on with an empty one. */
import { setTimeout as delay } from 'node:timers/promises';
import { startEmptyPath } from '../contract/unreadable-database.ts';
import { reachBackend } from './connect.ts';
import type { ConnectOptions } from './connection.ts';
import { ConnectionError } from './connection-error.ts';
import { findRunning } from './find-running.ts';

const answerTimeoutMs = 10_000;
/** Making a database takes a second, and longer on a busy machine. */
const openTimeoutMs = 60_000;
const pollMs = 50;

/**
 * Resolves when the empty database is served; does nothing where none was moved aside.
 * @throws ConnectionError with a sentence for the user
 */
export async function answerStartEmpty(options: ConnectOptions): Promise<void> {
  const { url, token, setAside } = await reachBackend(options);
  if (!setAside) {
    return;
  }
  const reply = await fetch(`${url}${startEmptyPath}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(answerTimeoutMs),
  }).catch((error: unknown) => {
    throw notAnswered(error);
  });
  if (!reply.ok) {
    throw notAnswered(new Error(`It answered ${reply.status}.`));
  }
  await waitUntilOpen(options.dataDirectory);
}

async function waitUntilOpen(dataDirectory: string): Promise<void> {
  const deadline = performance.now() + openTimeoutMs;
  while (performance.now() < deadline) {
    const running = await findRunning(dataDirectory);
    if (running && !running.health.setAside) {
      return;
    }
    await delay(pollMs);
  }
  throw notAnswered(new Error('The empty database was not opened.'));
}

function notAnswered(cause: unknown): ConnectionError {
  const message = 'The Vireo service could not start empty. Its log in the data folder says why.';
  return new ConnectionError('no_answer', message, cause);
}
