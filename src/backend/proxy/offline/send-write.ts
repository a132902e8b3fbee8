/** Sends one write that waited, by the session of the account. */
import * as z from 'zod';
import { parseJson } from '../../../contract/text/parse-json.ts';
import { ApiError } from '../../platform/http/api-error.ts';
import { traceHeader } from '../../platform/http/trace.ts';
import type { AccountSession } from '../account-session.ts';
import { askBySession } from '../ask-by-session.ts';
import { readBounded } from '../read-bounded.ts';
import type { ServerLink } from '../server-link.ts';
import type { ServerState } from './server-state.ts';

const limitMs = 30_000;
/** Of a refusal, which a person reads; a server that says more is not read further. */
const longestMessage = 1_000;
const longestRefusalBytes = 64 * 1024;
const longestReplyBytes = 1024 * 1024;

export type Sent =
  | { readonly kind: 'done' }
  /** Not now: no connection, no session, or too busy. */
  | { readonly kind: 'later'; readonly wasSent: boolean }
  /** The server did not say why: it is tried a few times more. */
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly message: string;
      /** That it is refused for. */
      readonly fields: readonly string[];
    };

export type SendWrite = (path: string, body: object) => Promise<Sent>;

const refusalSchema = z.object({
  error: z.object({
    code: z.string().max(100),
    message: z.string().transform((text) => text.slice(0, longestMessage)),
    details: z.array(z.object({ field: z.string() })).default([]),
  }),
});

interface SendPorts {
  /** What the server says of the timer after a change. */
  readonly learn: (timer: unknown) => void;
  readonly link: ServerLink;
  readonly session: AccountSession;
  readonly state: ServerState;
}

export function createSendWrite({ link, session, state, learn }: SendPorts): SendWrite {
  return async (path, body) => {
    try {
      const signal = AbortSignal.timeout(limitMs);
      const headers = { 'content-type': 'application/json', accept: 'application/json' };
      const sentBody = Buffer.from(JSON.stringify(body));
      const asked = { method: 'POST', path: `${path}${withTimerOf(path)}`, headers, body: sentBody, signal };
      const answer = await askBySession(asked, { link, session });
      const sent = await read(answer, learn);
      state.note(!isAway(answer), `${path} was answered ${answer.status}`);
      return sent;
    } catch (error) {
      if (isUnreached(error)) state.note(false, `${path}: ${String(error)}`);
      return { kind: 'later', wasSent: wasSent(error) };
    }
  };
}

/** Whether a request found no server, or found it too late. */
export function isUnreached(error: unknown): boolean {
  return ApiError.is(error) && error.code === 'unavailable';
}

const unsent: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** False where no connection came about, or no session: nothing was on its way then. */
export function wasSent(error: unknown): boolean {
  if (!isUnreached(error)) return false;
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ('code' in cause && unsent.has(String(cause.code))) return false;
  return true;
}

/** Said by what stands before a server that is down; what the server itself cannot do now has a trace of ours. */
export function isAway({ status, headers }: Response): boolean {
  return (status === 502 || status === 503 || status === 504) && !headers.has(traceHeader);
}

const notNow: ReadonlySet<number> = new Set([401, 408, 429, 502, 503, 504, 507]);
/** The person has to do something first, and then it is taken. */
const notYet: ReadonlySet<string> = new Set(['second_factor_needed', 'confirmation_needed']);

async function read(answer: Response, learn: SendPorts['learn']): Promise<Sent> {
  const { status, ok, headers } = answer;
  if (ok) {
    learn(timerOf(parseJson(await readBounded(answer, longestReplyBytes))));
    return { kind: 'done' };
  }
  // A front of the server refuses nothing in its name.
  if (status < 400 || notNow.has(status) || !headers.has(traceHeader)) {
    await answer.body?.cancel();
    return { kind: 'later', wasSent: true };
  }
  const parsed = refusalSchema.safeParse(parseJson(await readBounded(answer, longestRefusalBytes)));
  const { code, message, details } = parsed.data?.error ?? {
    code: 'unknown',
    message: `The server answered ${status}.`,
    details: [],
  };
  if (notYet.has(code)) return { kind: 'later', wasSent: true };
  if (status >= 500) return { kind: 'failed', code, message };
  return { kind: 'refused', code, message, fields: details.map(({ field }) => field) };
}

/** Of a reply to a change of the timer; undefined for another, or where the server could not read it. */
export function timerOf(said: unknown): unknown {
  return typeof said === 'object' && said !== null && 'timer' in said ? said.timer : undefined;
}

/** Asks for the timer after the change, where the route has it. */
export function withTimerOf(path: string): string {
  return path.startsWith('/api/v1/timer') ? '?withTimer=true' : '';
}
