/** Sends one write that waited, by the session of the account. */
import * as z from 'zod';
import { ApiError } from '../../platform/http/api-error.ts';
import { traceHeader } from '../../platform/http/trace.ts';
import type { AccountSession } from '../account-session.ts';
import { parseJson, readBounded } from '../read-bounded.ts';
import type { ServerLink } from '../server-link.ts';
import type { ServerState } from './server-state.ts';

const limitMs = 30_000;
/** Of a refusal, which a person reads; a server that says more is not read further. */
const longestMessage = 1_000;
const longestRefusalBytes = 64 * 1024;

export type Sent =
  | { readonly kind: 'done' }
  /** Not now: no connection, no session, or too busy. */
  | { readonly kind: 'later' }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

export type SendWrite = (path: string, body: object) => Promise<Sent>;

const refusalSchema = z.object({
  error: z.object({
    code: z.string().max(100),
    message: z.string().transform((text) => text.slice(0, longestMessage)),
  }),
});

interface SendPorts {
  readonly link: ServerLink;
  readonly session: AccountSession;
  readonly state: ServerState;
}

export function createSendWrite({ link, session, state }: SendPorts): SendWrite {
  async function ask(path: string, body: object): Promise<Response> {
    const token = await session.accessToken();
    const signal = AbortSignal.timeout(limitMs);
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const asked = { method: 'POST', path, headers, body: Buffer.from(JSON.stringify(body)), signal };
    const answer = await link.ask(asked, token);
    if (answer.status === 401) session.drop(token);
    return answer;
  }

  return async (path, body) => {
    try {
      let answer = await ask(path, body);
      if (answer.status === 401) {
        await answer.body?.cancel();
        answer = await ask(path, body);
      }
      const sent = await read(answer);
      state.note(!isAway(answer), `${path} was answered ${answer.status}`);
      return sent;
    } catch (error) {
      if (isUnreached(error)) state.note(false, `${path}: ${String(error)}`);
      return { kind: 'later' };
    }
  };
}

/** Whether a request found no server, or found it too late. */
export function isUnreached(error: unknown): boolean {
  return ApiError.is(error) && error.code === 'unavailable';
}

/** Said by what stands before a server that is down; what the server itself cannot do now has a trace of ours. */
export function isAway({ status, headers }: Response): boolean {
  return (status === 502 || status === 503 || status === 504) && !headers.has(traceHeader);
}

const notNow: ReadonlySet<number> = new Set([401, 408, 429, 502, 503, 504, 507]);

async function read(answer: Response): Promise<Sent> {
  const { status, ok } = answer;
  if (ok || status < 400 || notNow.has(status)) {
    await answer.body?.cancel();
    return { kind: ok ? 'done' : 'later' };
  }
  const parsed = refusalSchema.safeParse(parseJson(await readBounded(answer, longestRefusalBytes)));
  return parsed.success
    ? { kind: 'refused', ...parsed.data.error }
    : { kind: 'refused', code: 'unknown', message: `The server answered ${status}.` };
}
