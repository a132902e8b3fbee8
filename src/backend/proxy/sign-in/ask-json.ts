/** Short questions to a server, which may be another program than it says: no redirect, a bounded answer, and that through a schema. */
import * as z from 'zod';
import { parseJson } from '../../../contract/text/parse-json.ts';
import { readBounded } from '../read-bounded.ts';
import type { ServerLink } from '../server-link.ts';
import { isUntrusted, untrustedHelp } from '../untrusted-certificate.ts';
import { SignInFailed } from './sign-in-failed.ts';

const limitMs = 20_000;
/** RFC 9110 §15.5.20: the server has another public address. */
const otherName = 421;
const longestAnswer = 256 * 1024;

export interface Question {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: object;
  readonly accessToken?: string;
  readonly signal: AbortSignal;
}

export interface JsonAnswer {
  readonly status: number;
  readonly body: unknown;
  /** Of an envelope of errors; empty where it is none. */
  readonly code: string;
}

const envelopeSchema = z.object({ error: z.object({ code: z.string() }) });

/** @throws SignInFailed `unreachable`, `not_vireo`, `cancelled` */
export async function askJson(link: ServerLink, question: Question): Promise<JsonAnswer> {
  const { method, path, body, accessToken, signal } = question;
  const headers = { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) };
  const sent = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
  const limit = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
  try {
    const reply = await link.ask({ method, path, headers, body: sent, signal: limit }, accessToken);
    const answer = parseJson(await readBounded(reply, longestAnswer));
    if (reply.status >= 300 && reply.status < 400) throw notVireo(link);
    const refused = envelopeSchema.safeParse(answer);
    return { status: reply.status, body: answer, code: refused.success ? refused.data.error.code : '' };
  } catch (error) {
    if (error instanceof SignInFailed) throw error;
    if (signal.aborted) throw new SignInFailed('cancelled', 'The sign-in was cancelled.');
    throw new SignInFailed('unreachable', `There is no connection to ${link.host}${causeOf(error)}.`);
  }
}

/** What went wrong below: a certificate, a name, a port. */
function causeOf(error: unknown): string {
  if (isUntrusted(error)) return `: ${untrustedHelp}`;
  let last: unknown = error;
  while (last instanceof Error && last.cause !== undefined) last = last.cause;
  return last instanceof Error && last !== error ? ` (${last.message})` : '';
}

export function notVireo({ host }: ServerLink): SignInFailed {
  return new SignInFailed(
    'not_vireo',
    `${host} is no Vireo server that people sign in to. Check the address.`,
  );
}

/** @throws SignInFailed `not_vireo` */
export function readAnswer<T extends z.ZodType>(
  link: ServerLink,
  { status, body }: JsonAnswer,
  schema: T,
): z.output<T> {
  if (status === otherName)
    throw new SignInFailed(
      'not_vireo',
      `${link.host} is not the name of this server: use the address that its administrator gave you.`,
    );
  const parsed = schema.safeParse(body);
  if (status !== 200 || !parsed.success) throw notVireo(link);
  return parsed.data;
}
