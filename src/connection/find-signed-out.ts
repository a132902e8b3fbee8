/** Whether the session of an account has ended: its backend runs, and opens nothing. */
import * as z from 'zod';
import type { Connection } from './connection.ts';
import { ConnectionError } from './connection-error.ts';

const limitMs = 5_000;
const envelopeSchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

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
