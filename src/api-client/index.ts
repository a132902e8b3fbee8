/**
 * The API as TypeScript: everything below generated/ is made from the backend's OpenAPI document (npm run
 * generate); this file adds what every caller needs: the token, the trace id, cancellation by AbortSignal,
 * back-off for what may be sent twice, and errors as one class. It imports nothing of the product.
 *
 *     const client = createApiClient({ baseUrl, token, agent: 'vireo-cli/0.1.0' });
 *     const { data } = await startTimer({ client, body: { id: newId(), projectId }, throwOnError: true });
 */
import axios, { type AxiosInstance } from 'axios';
import axiosRetry from 'axios-retry';
import { type Confirm, confirmAgain } from './confirm-again.ts';
import { toApiRequestError } from './from-axios-error.ts';
import { createClient } from './generated/client/index.ts';
import { mayBeSentTwice } from './idempotency.ts';
import { createTraceparent, traceparent } from './trace.ts';

export { ApiRequestError, type Conflict, type FieldIssue, isApiRequestError } from './api-request-error.ts';
export type { Confirm, ConfirmByBrowser, ConfirmByPassword } from './confirm-again.ts';
export * from './generated/sdk.gen.ts';
export type * from './generated/types.gen.ts';
export { newId } from './new-id.ts';

export interface ApiClientOptions {
  /** `http://127.0.0.1:PORT` */
  readonly baseUrl: string;
  readonly token: string;
  /** Product and version of the caller, for the backend's log. */
  readonly agent: string;
  /** BCP 47, of what is refused; English where it is absent or not known. */
  readonly language?: string | undefined;
  readonly timeoutMs?: number;
  /** How often a request that may be sent twice is tried again; 3 by default. */
  readonly retries?: number;
  /** Called where the server asks who it is again; without it such a request is refused. */
  readonly confirm?: Confirm | undefined;
}

function createTransport({
  baseUrl,
  token,
  agent,
  language,
  timeoutMs = 30_000,
  retries = 3,
}: Omit<ApiClientOptions, 'confirm'>): AxiosInstance {
  const transport = axios.create({
    baseURL: baseUrl,
    timeout: timeoutMs,
    headers: {
      authorization: `Bearer ${token}`,
      'user-agent': agent,
      ...(language !== undefined && { 'accept-language': language }),
    },
    // A proxy of the environment has no business between two processes of one machine.
    proxy: false,
  });
  transport.interceptors.request.use((request) => {
    // Without a body axios would claim a form, which the backend refuses.
    if (request.data === undefined) request.headers.setContentType(false);
    // Kept when a request is sent again: all that one call caused is one trace.
    if (!request.headers.has(traceparent)) request.headers.set(traceparent, createTraceparent());
    return request;
  });
  axiosRetry(transport, {
    retries,
    retryCondition: mayBeSentTwice,
    retryDelay: (count, error) => axiosRetry.exponentialDelay(count, error, 100),
    shouldResetTimeout: true,
  });
  return transport;
}

function withApiErrors({ confirm, ...options }: ApiClientOptions): AxiosInstance {
  const transport = createTransport(options);
  const repeat = confirm && confirmAgain({ confirm, once: withApiErrors(options) });
  transport.interceptors.response.use(undefined, async (error: unknown) => {
    const failure = toApiRequestError(error);
    if (repeat === undefined) throw failure;
    return await repeat(error, failure);
  });
  return transport;
}

export type ApiClient = ReturnType<typeof createApiClient>;

export function createApiClient(options: ApiClientOptions) {
  return createClient({ axios: withApiErrors(options), baseURL: options.baseUrl, throwOnError: true });
}
