/** A caller over a real socket that sends a large body and goes away as soon as a thread was started for it. */
import assert from 'node:assert/strict';
import diagnostics from 'node:diagnostics_channel';
import type { FastifyInstance } from 'fastify';

export async function leaveOnceRead(
  app: FastifyInstance,
  { path, body }: { readonly path: string; readonly body: object },
): Promise<void> {
  const url = app.server.listening ? app.listeningOrigin : await app.listen({ port: 0, host: '127.0.0.1' });
  const gone = new AbortController();
  // Its thread is started once the whole body is there.
  const leave = (): void => gone.abort();
  diagnostics.subscribe('worker_threads', leave);
  const request = {
    method: 'POST',
    headers: { authorization: 'Bearer org_admin', 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: gone.signal,
  };
  try {
    await assert.rejects(fetch(`${url}/api/v1${path}`, request), { name: 'AbortError' });
  } finally {
    diagnostics.unsubscribe('worker_threads', leave);
  }
}
