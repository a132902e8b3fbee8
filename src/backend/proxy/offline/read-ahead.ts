/**
 * Reads what the timer and an entry need while there is a connection, whatever windows and commands have asked for so far: the
 * first time without one comes without a word before.
 */
import { readBounded } from '../read-bounded.ts';
import type { Forwarded } from '../server-link.ts';
import type { KeptReads } from './kept-reads.ts';

const everyMs = 3_600_000;
const limitMs = 30_000;

const urls = [
  '/timer',
  '/users/me',
  '/organizations',
  '/clients?limit=500',
  '/projects?limit=500',
  '/tasks?limit=500',
  '/time-entries?limit=200',
  '/users?limit=500',
].map((url) => `/api/v1${url}`);

interface ReadAheadPorts {
  readonly reads: KeptReads;
  readonly clock: () => number;
  readonly longestBytes: number;
  readonly ask: (request: Forwarded) => Promise<Response>;
}

/** Called wherever the server has answered; it reads once an hour, and what fails is read the next time. */
export function createReadAhead({ reads, clock, longestBytes, ask }: ReadAheadPorts): () => Promise<void> {
  // process-local: when it was read last; on several: nothing, the folder of an account has one backend.
  let readAt: number | undefined;

  async function readOne(url: string): Promise<void> {
    const kept = reads.find(url);
    const askedAt = clock();
    if (kept !== undefined && askedAt - kept.at < everyMs) return;
    const signal = AbortSignal.timeout(limitMs);
    const headers = { accept: 'application/json' };
    const answer = await ask({ method: 'GET', path: url, headers, body: undefined, signal });
    const body = answer.status === 200 ? await readBounded(answer, longestBytes) : undefined;
    if (body === undefined) await answer.body?.cancel().catch(() => undefined);
    // What a client read or changed since is newer.
    else if ((reads.find(url)?.at ?? 0) < askedAt) reads.keep({ url, at: askedAt, body });
  }

  return async () => {
    const now = clock();
    if (readAt !== undefined && now - readAt < everyMs) return;
    readAt = now;
    for (const url of urls) {
      try {
        await readOne(url);
      } catch {
        // No connection, or no session: the next answer of the server asks again.
        readAt = undefined;
        return;
      }
    }
  };
}
