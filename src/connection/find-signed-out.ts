/** Whether the session of an account has ended: its backend runs, and opens nothing. */
import * as z from 'zod';
import { sessionKeyPath } from '../contract/local/session-key.ts';
import type { Connection } from './connection.ts';
import { ConnectionError } from './connection-error.ts';

const limitMs = 5_000;
const envelopeSchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** Opens the session that this editor sealed. Says why where it did not; what follows finds the session sealed then. */
export async function unlockSession(
  { url, token }: Connection,
  key: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const said = await fetch(`${url}${sessionKeyPath}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ key }),
    signal: AbortSignal.any([signal, AbortSignal.timeout(limitMs)]),
  })
    .then(async (reply) => (reply.ok ? undefined : `It answered ${reply.status}.`))
    .catch((error: unknown) => String(error));
  return said;
}

/** Does nothing where it is not known, as without a network. @throws ConnectionError `signed_out` */
export async function requireSession({ url, token }: Connection, signal: AbortSignal): Promise<void> {
  const answer = await fetch(`${url}/ready`, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.any([signal, AbortSignal.timeout(limitMs)]),
  })
    .then((reply) => reply.json())
    .catch(() => undefined);
  const refused = envelopeSchema.safeParse(answer);
  if (refused.success && refused.data.error.code === 'signed_out')
    throw new ConnectionError('signed_out', refused.data.error.message);
}
