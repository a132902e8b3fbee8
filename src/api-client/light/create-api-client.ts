import { setTimeout as delay } from 'node:timers/promises';
import { NeedsWholeProgram } from '../../contract/local/needs-whole-program.ts';
import { isEnvelope, toNoAnswer, toRefusal } from '../api-request-error.ts';
import type { Client } from '../generated/client/types.gen.ts';
import { buildUrl } from '../generated/client/utils.gen.ts';
import { isRepeatable } from '../idempotent-request.ts';
import type { ApiClient, ApiClientOptions } from '../index.ts';
import { createTraceparent, findTraceId, traceparent } from '../trace.ts';
import { type HttpReply, type HttpRequest, NoReplyError, sendRequest } from './send-request.ts';

type CallOptions = Parameters<Client['buildUrl']>[0] & {
  readonly body?: unknown;
  readonly headers?: object;
  readonly throwOnError?: boolean;
};

const firstDelayMs = 100;

/** Twice as long each time, with a fifth at random, and never earlier than the backend asked for. */
function delayBefore(attempt: number, reply: HttpReply | undefined): number {
  const ownMs = 2 ** attempt * firstDelayMs;
  const askedMs = Number(reply?.headers['retry-after'] ?? 0) * 1_000;
  return Math.max(ownMs, Number.isNaN(askedMs) ? 0 : askedMs) * (1 + Math.random() / 5);
}

/** The reply, whatever its status; undefined where none came. */
async function trySend(request: HttpRequest): Promise<{ reply?: HttpReply; error?: NoReplyError }> {
  try {
    return { reply: await sendRequest(request) };
  } catch (error) {
    if (error instanceof NoReplyError) return { error };
    throw error;
  }
}

/** Sends what may be sent twice again, as the full client does. */
async function sendWithRetries(request: HttpRequest, retries: number) {
  for (let attempt = 1; ; attempt += 1) {
    const result = await trySend(request);
    const { method, body } = request;
    if (attempt > retries || !isRepeatable({ method, body, status: result.reply?.status })) return result;
    await delay(delayBefore(attempt, result.reply));
  }
}

/** A body that is no JSON stays a text. */
function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function call(
  { baseUrl, token, agent, timeoutMs = 30_000, retries = 3 }: ApiClientOptions,
  method: string,
  options: CallOptions,
): Promise<object> {
  const trace = createTraceparent();
  const request: HttpRequest = {
    method,
    url: buildUrl({ ...options, baseURL: baseUrl }),
    headers: {
      accept: 'application/json, text/plain, */*',
      ...options.headers,
      authorization: `Bearer ${token}`,
      'user-agent': agent,
      [traceparent]: trace,
    },
    body: options.body === undefined ? undefined : JSON.stringify(options.body),
    timeoutMs,
  };
  const { reply, error } = await sendWithRetries(request, retries);
  const data = reply && parseBody(reply.text);
  if (reply !== undefined && reply.status >= 200 && reply.status < 300)
    return { data, status: reply.status, headers: reply.headers };
  const status = reply?.status;
  const failure = isEnvelope(data)
    ? toRefusal(data, status, error)
    : toNoAnswer({ status, traceId: findTraceId(trace) }, error);
  if (options.throwOnError ?? true) throw failure;
  return Object.assign(failure, { error: data ?? {} });
}

/** A server that is reached without a proxy, TLS or redirects. */
const plainServer = /^http:\/\/(?:127\.0\.0\.1|localhost):\d{1,5}$/;

/**
 * Takes the options of the full client, and has what the generated functions of JSON ask for.
 * @throws NeedsWholeProgram for a server elsewhere
 */
export function createApiClient(options: ApiClientOptions): ApiClient {
  if (!plainServer.test(options.baseUrl)) throw new NeedsWholeProgram();
  const by = (method: string) => (of: CallOptions) => call(options, method, of);
  const client: object = {
    get: by('GET'),
    post: by('POST'),
    put: by('PUT'),
    patch: by('PATCH'),
    delete: by('DELETE'),
  };
  return client as ApiClient;
}
