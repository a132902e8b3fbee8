/**
 * One server a database, until several can share it: a lock of PostgreSQL, held by a connection of its own, which the database
 * server frees when the process ends, killed or not.
 */
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { DatabaseError } from '../platform/db/database-error.ts';

/** Two numbers that nothing else of Vireo locks. */
const lock = [0x5669_7265, 1] as const;
const pollMs = 200;
const usualWaitMs = 2_000;

export interface InstanceOptions {
  readonly url: string;
  /** The connection was lost, and another server may have taken over. */
  readonly onLost: (error: Error | undefined) => void;
  readonly waitMs?: number;
}

export interface Instance {
  release(): Promise<void>;
}

/** @throws DatabaseError where another server serves the database */
export async function requireOneInstance({
  url,
  onLost,
  waitMs = usualWaitMs,
}: InstanceOptions): Promise<Instance> {
  const client = new pg.Client({ connectionString: url, application_name: 'vireo server', keepAlive: true });
  let isHeld = false;
  client.on('error', (error) => {
    if (isHeld) onLost(error);
    isHeld = false;
  });
  client.on('end', () => {
    if (isHeld) onLost(undefined);
    isHeld = false;
  });
  await connect(client);
  try {
    // A machine that vanished holds the lock for as long as its connection seems to be there.
    await client.query(
      "select set_config('tcp_keepalives_idle', '10', false), set_config('tcp_keepalives_interval', '5', false), set_config('tcp_keepalives_count', '3', false)",
    );
    await take(client, waitMs);
  } catch (error) {
    await client.end();
    throw error;
  }
  isHeld = true;
  return {
    async release() {
      isHeld = false;
      await client.end();
    },
  };
}

/** @throws DatabaseError with what the database, or the way to it, says */
async function connect(client: pg.Client): Promise<void> {
  try {
    await client.connect();
  } catch (cause) {
    // Of several addresses each has an error of its own.
    const [first] = cause instanceof AggregateError ? cause.errors : [cause];
    const why = first instanceof Error ? first.message : String(first);
    throw new DatabaseError('unavailable', `The database can't be reached: ${why}.`, { cause });
  }
}

/** The database server may take a moment to notice that the one before has died. */
async function take(client: pg.Client, waitMs: number): Promise<void> {
  const end = performance.now() + waitMs;
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1, $2) as taken', [
      ...lock,
    ]);
    if (rows[0]?.taken === true) return;
    if (performance.now() >= end) {
      throw new DatabaseError(
        'unavailable',
        'Another Vireo server serves this database: end it first. Two at once are not possible yet.',
      );
    }
    await delay(pollMs);
  }
}
