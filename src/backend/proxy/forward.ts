/** One request to the server by the session of the account, and its answer as it came. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { text } from '../../words/text.ts';
import { ApiError } from '../platform/http/api-error.ts';
import type { AccountSession } from './account-session.ts';
import { askBySession } from './ask-by-session.ts';
import { isAway, isUnreached } from './offline/send-write.ts';
import type { ServerState } from './offline/server-state.ts';
import { type Forwarded, keptOf, type ServerLink } from './server-link.ts';

export interface ForwardPorts {
  readonly link: ServerLink;
  readonly session: AccountSession;
  readonly state: ServerState;
}

export interface Forwarding {
  readonly ports: ForwardPorts;
  readonly limitMs?: number;
  /** Of the request as it came. */
  readonly changed?: Partial<Pick<Forwarded, 'method' | 'path' | 'body'>>;
}

/** Where something here can be said in the server's place, nobody waits longer for it. */
export const patienceMs = 10_000;

/**
 * A token that the server refuses is renewed once.
 * @throws ApiError `unavailable` where the server is not reached, or not within `limitMs`; `signed_out`
 */
export async function askServer(
  request: FastifyRequest,
  reply: FastifyReply,
  { ports: { link, session, state }, limitMs, changed }: Forwarding,
): Promise<Response> {
  const end = new AbortController();
  reply.raw.once('close', () => end.abort());
  const limits = limitMs === undefined ? [] : [AbortSignal.timeout(limitMs)];
  const signal = AbortSignal.any([end.signal, ...limits]);
  const { method, headers } = request;
  const body = Buffer.isBuffer(request.body) ? request.body : undefined;
  const asked = { method, headers, path: request.raw.url ?? '', body, signal, ...changed };
  try {
    const answer = await askBySession(asked, { link, session });
    state.note(!isAway(answer), `${asked.method} ${asked.path} was answered ${answer.status}`);
    if (isStrange(answer.status))
      throw new ApiError(
        'unavailable',
        text`${link.host} answered ${answer.status}: it may be another program.`,
      );
    return answer;
  } catch (error) {
    if (isUnreached(error) && !end.signal.aborted)
      state.note(false, `${asked.method} ${asked.path}: ${String(error)}`);
    throw error;
  }
}

/** A new token is refused as well, or it sends elsewhere. */
function isStrange(status: number): boolean {
  return status === 401 || (status >= 300 && status < 400 && status !== 304);
}

export function sendAnswer(reply: FastifyReply, answer: Response): FastifyReply {
  reply.code(answer.status).headers(keptOf(answer));
  return answer.body === null ? reply.send() : reply.send(answer.body);
}
