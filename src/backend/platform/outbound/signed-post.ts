/** Messages signed by Standard Webhooks, as a job sends them: what is thrown says whether trying again helps. */
import { randomBytes } from 'node:crypto';
import { JobRefused } from '../jobs/job-queue.ts';
import { type Outbound, OutboundError } from './outbound.ts';

/** Of 256 bits, in the form of the standard. */
export function createWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

export interface SignedMessage {
  /** The same in every attempt: a receiver that knows it has it. */
  readonly id: string;
  readonly url: string;
  readonly secret: string;
  /** JSON. */
  readonly body: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly signal: AbortSignal;
}

/** @throws JobRefused where nothing may be sent there */
export async function postSigned(
  outbound: Pick<Outbound, 'post'>,
  { id, url, secret, body, now, signal }: SignedMessage,
): Promise<{ readonly status: number }> {
  const { Webhook } = await import('standardwebhooks');
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now / 1_000)),
    'webhook-signature': new Webhook(secret).sign(id, new Date(now), body),
  };
  return await outbound.post({ url, headers, body, signal }).catch(refuseForGood);
}

/** @throws JobRefused for 410, the standard's word for "never again", else Error where it was not taken */
export function requireTaken(status: number): void {
  if (status >= 200 && status < 300) return;
  if (status === 410) throw new JobRefused('The address wants no more messages (410).');
  throw new Error(`The address answered with ${status}.`);
}

function refuseForGood(error: unknown): never {
  throw OutboundError.is(error) && error.code === 'refused' ? new JobRefused(error.message, error) : error;
}
