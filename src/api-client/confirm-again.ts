/** Where the server wants a proof of who asks (403 `confirmation_needed`): asks for it, and sends the request once more. */
import { type AxiosInstance, isAxiosError } from 'axios';
import { ApiRequestError, isApiRequestError } from './api-request-error.ts';
import type { AskedConfirmation, Confirmation, PasskeyList } from './generated/types.gen.ts';

/** A proof by a passkey, which a browser gives for the session that asks; each throws what the server refused. */
export interface ConfirmByBrowser {
  /** Whether the account has a passkey that the server takes. */
  hasPasskey(): Promise<boolean>;
  ask(): Promise<AskedConfirmation>;
  /** `expired` also where a later question has taken its place; `unknown` where there was no answer this time. */
  find(id: string): Promise<Confirmation['state'] | 'unknown'>;
}

/** Asks a person for their password and posts it; false when they turned away. `post` throws what the server refused. */
export type ConfirmByPassword = (post: (password: string) => Promise<void>) => Promise<boolean>;

/** The same, by a browser where that is possible. */
export type Confirm = (
  post: (password: string) => Promise<void>,
  byBrowser: ConfirmByBrowser,
) => Promise<boolean>;

interface Transports {
  readonly confirm: Confirm;
  /** Sends without asking again: what is still refused stays refused. */
  readonly once: AxiosInstance;
}

/** Takes the error as axios throws it, and the same as an error of the API. */
export function confirmAgain({ confirm, once }: Transports) {
  let asking: Promise<boolean> | undefined;
  const post = async (password: string) => void (await once.post('/api/v1/auth/confirm', { password }));
  const byBrowser = confirmByBrowser(once);
  /** Of requests that need it at the same time, one asks. */
  const ask = async (): Promise<boolean> => {
    asking ??= confirm(post, byBrowser).finally(() => {
      asking = undefined;
    });
    return await asking;
  };
  return async (error: unknown, failure: unknown) => {
    if (!isApiRequestError(failure, 'confirmation_needed') || !isAxiosError(error) || !error.config)
      throw failure;
    if (!(await ask())) throw cancelled(failure);
    return await once.request(error.config);
  };
}

function confirmByBrowser(once: AxiosInstance): ConfirmByBrowser {
  const path = '/api/v1/auth/confirmations';
  return {
    async hasPasskey() {
      const { data } = await once.get<PasskeyList>('/api/v1/auth/passkeys');
      return data.unavailable === null && data.items.length > 0;
    },
    ask: async () => (await once.post<AskedConfirmation>(path)).data,
    async find(id) {
      try {
        return (await once.get<Confirmation>(`${path}/${id}`)).data.state;
      } catch (error) {
        if (!isApiRequestError(error)) throw error;
        if (error.status === 404) return 'expired';
        if (isPassing(error)) return 'unknown';
        throw error;
      }
    },
  };
}

/** The connection, or a server that is started again: asking once more may help. */
function isPassing({ status }: ApiRequestError): boolean {
  return status === undefined || status === 429 || status >= 500;
}

function cancelled({ status, traceId }: ApiRequestError): ApiRequestError {
  const facts = { code: 'cancelled', status, details: [], traceId };
  return new ApiRequestError('It was not confirmed, so nothing was done.', facts, undefined);
}
