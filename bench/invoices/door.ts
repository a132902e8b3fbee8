/** A backend as its clients ask it. */
import type { ServerProcess } from '../support/process.ts';

// biome-ignore lint/suspicious/noExplicitAny: replies are read where they are asked for.
export type Ask = (method: string, path: string, body?: object) => Promise<any>;

/** JSON where the reply is that, else its bytes; what is refused throws. */
export function openDoor({ url, token }: ServerProcess): Ask {
  return async (method, path, body) => {
    const reply = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!reply.ok)
      throw new Error(`${method} ${path} was answered with ${reply.status}: ${await reply.text()}`);
    const isJson = reply.headers.get('content-type')?.startsWith('application/json') === true;
    return isJson ? await reply.json() : await reply.arrayBuffer();
  };
}

/** Milliseconds of each run; the first, which fills caches and starts processes, is left out. */
export async function timesOf(runs: number, act: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const startedAt = performance.now();
    await act();
    times.push(performance.now() - startedAt);
  }
  return times.slice(1);
}
