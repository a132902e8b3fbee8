/** Sends one write that waited, by the session of the account. */
import * as z from 'zod';
import { parseJson } from '../../../contract/text/parse-json.ts';
import type { Text } from '../../../words/text.ts';
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
  | {
      readonly kind: 'done' /** What was answered; undefined where it could not be read. */;
      readonly reply: unknown;
    }
  /** Not now: no connection, no session, or too busy. */
  | { readonly kind: 'later'; readonly wasSent: boolean }
  /** The server did not say why: it is tried a few times more. */
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }
  | {
      readonly kind: 'refused';
      readonly code: string;
      /** In English, as the server says it. */
      readonly message: string;
      /** Where it is said here, in the language of who reads it. */
      readonly said?: Text;
      /** That it is refused for. */
      readonly fields: readonly string[];
      /** Of a note that was changed elsewhere. */
      readonly noteNow?: string;
    };

export interface SendOptions {
  /** POST where it is not said. */
  readonly method?: 'GET' | 'PATCH';
  /** Version of the record that is changed. */
  readonly version?: number;
}

export type SendWrite = (path: string, body: object | undefined, options?: SendOptions) => Promise<Sent>;

const refusalSchema = z.object({
  error: z.object({
    code: z.string().max(100),
    message: z.string().transform((text) => text.slice(0, longestMessage)),
    details: z.array(z.object({ field: z.string() })).default([]),
  }),
});

interface SendPorts {
  /** Hears what the server says of a change. */
  readonly learn: (path: string, reply: unknown) => void;
  readonly link: ServerLink;
  readonly session: AccountSession;
  readonly state: ServerState;
}

export function createSendWrite({ link, session, state, learn }: SendPorts): SendWrite {
  return async (path, body, { method = 'POST', version } = {}) => {
    try {
      const signal = AbortSignal.timeout(limitMs);
      const headers = {
        accept: 'application/json',
        ...(body && { 'content-type': 'application/json' }),
        ...(version !== undefined && { 'if-match': `"${version}"` }),
      };
      const sentBody = body && Buffer.from(JSON.stringify(body));
      const asked = { method, path: `${path}${withTimerOf(path)}`, headers, body: sentBody, signal };
      const answer = await askBySession(asked, { link, session });
      const sent = await read(answer, (reply) => learn(path, reply));
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

async function read(answer: Response, learn: (reply: unknown) => void): Promise<Sent> {
  const { status, ok, headers } = answer;
  if (ok) {
    const reply = parseJson(await readBounded(answer, longestReplyBytes));
    learn(reply);
    return { kind: 'done', reply };
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
  return path.startsWith('/api/v1/timer') && !path.endsWith('/discard') ? '?withTimer=true' : '';
}
