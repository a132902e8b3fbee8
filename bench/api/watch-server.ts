/** What others wait for a server, and the memory that it takes, while some work is done there. */
import { setTimeout as delay } from 'node:timers/promises';
import type { ServerProcess } from '../support/process.ts';
import { residentMegabytes } from '../support/process-facts.ts';

const lookEveryMs = 10;

export interface Watched {
  readonly peakMegabytes: number;
  /** The longest that each of three requests waited. */
  readonly healthMs: number;
  readonly readMs: number;
  readonly writeMs: number;
}

export interface Asked {
  readonly method?: 'POST' | 'PATCH';
  readonly body?: string;
}

/** The answer's text; throws for one that is no success. */
export async function ask(
  { url, token }: ServerProcess,
  path: string,
  { method, body }: Asked = {},
): Promise<string> {
  const headers = {
    authorization: `Bearer ${token}`,
    ...(body !== undefined && { 'content-type': 'application/json' }),
  };
  const reply = await fetch(`${url}${path}`, { ...(method && { method }), ...(body && { body }), headers });
  const told = await reply.text();
  if (!reply.ok) throw new Error(`${path} was answered with ${reply.status}: ${told.slice(0, 300)}`);
  return told;
}

/** Of the one client that the practice has at first. */
export async function findClientId(server: ServerProcess): Promise<string> {
  const { items } = JSON.parse(await ask(server, '/api/v1/clients?limit=1')) as { items: { id: string }[] };
  return items[0]?.id ?? '';
}

/** Asked again and again, until `isDone`. */
async function longestOf(
  request: (turn: number) => Promise<unknown>,
  isDone: () => boolean,
): Promise<number> {
  let most = 0;
  for (let turn = 0; !isDone(); turn += 1) {
    const startedAt = performance.now();
    await request(turn);
    most = Math.max(most, performance.now() - startedAt);
    await delay(lookEveryMs);
  }
  return most;
}

/** The longest waits, and the most memory above that at the start, until what `begin` begins is done. */
export async function watchServer(server: ServerProcess, begin: () => Promise<unknown>): Promise<Watched> {
  const clientId = await findClientId(server);
  const idle = residentMegabytes(server.pid);
  let peak = idle;
  let isOver = false;
  const longest = (request: (turn: number) => Promise<unknown>) => longestOf(request, () => isOver);
  const change = (turn: number) =>
    ask(server, `/api/v1/clients/${clientId}`, {
      method: 'PATCH',
      body: JSON.stringify({ buyerReference: `Order ${turn}` }),
    });
  const waits = Promise.all([
    longest(() => ask(server, '/health')),
    longest(() => ask(server, '/api/v1/projects?limit=1')),
    longest(change),
    longest(async () => {
      peak = Math.max(peak, residentMegabytes(server.pid));
    }),
  ]);
  await begin().finally(() => {
    isOver = true;
  });
  const [healthMs, readMs, writeMs] = await waits;
  return { peakMegabytes: peak - idle, healthMs, readMs, writeMs };
}
