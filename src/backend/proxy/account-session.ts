/** The session of the account: its access token, renewed before it ends, by one request however many wait for it. */
import * as z from 'zod';
import { text } from '../../words/text.ts';
import { ApiError } from '../platform/http/api-error.ts';
import { traceHeader } from '../platform/http/trace.ts';
import type { Account } from './account-file.ts';
import { findToken, withToken } from './sealed-token.ts';
import type { ServerLink } from './server-link.ts';

/** Renewed this long before it ends, in milliseconds: a request that is under way then still finds it good. */
const aheadMs = 60_000;
const refreshLimitMs = 30_000;
const refreshPath = '/api/v1/auth/refresh';

/** Of `POST /auth/refresh`; what else it says is left alone. */
const accessSchema = z.object({
  accessToken: z.string().min(1).max(8_192),
  expiresAt: z.string().transform((text, context) => {
    const at = Date.parse(text);
    if (!Number.isNaN(at)) return at;
    context.addIssue({ code: 'custom', message: 'is not an instant' });
    return z.NEVER;
  }),
  refreshToken: z.string().min(20).max(1_024),
});

interface Access {
  readonly token: string;
  readonly expiresAt: number;
}

export interface AccountSession {
  account(): Account;
  /** There is a token, and what opens it. */
  readonly isOpen: boolean;
  /** @throws ApiError `signed_out`, or `unavailable` where the server is not reached */
  accessToken(): Promise<string>;
  /** The server refused it: the next one is new. */
  drop(token: string): void;
  /** Opens a sealed token from now on. @throws ApiError `state_forbids` where it was sealed by another key */
  unlock(key: string): void;
  /** Calls back once the session has ended. */
  onEnded(listener: () => void): void;
}

interface SessionPorts {
  readonly account: Account;
  readonly link: ServerLink;
  readonly clock: () => number;
  /** On the disk when it returns. */
  readonly keep: (account: Account) => void;
}

export function openAccountSession({ link, clock, keep, ...opened }: SessionPorts): AccountSession {
  // process-local: this backend is the one holder of the session; on several: nothing, its folder has one backend.
  let account = opened.account;
  let sealKey: string | undefined;
  let access: Access | undefined;
  let renewing: Promise<Access> | undefined;
  const listeners: (() => void)[] = [];

  function change(refreshToken: string | null): void {
    const next = withToken(account, refreshToken, sealKey);
    keep(next);
    account = next;
  }

  async function renew(): Promise<Access> {
    const refreshToken = findToken(account, sealKey);
    if (refreshToken === undefined) throw sealed(link.host);
    if (refreshToken === null) throw signedOut(link.host);
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const body = Buffer.from(JSON.stringify({ refreshToken }));
    const signal = AbortSignal.timeout(refreshLimitMs);
    const asked = { method: 'POST', path: refreshPath, headers, body, signal };
    const answer = await link.ask(asked, undefined);
    // A front of the server ends no session in its name.
    if ((answer.status === 401 || answer.status === 403) && answer.headers.has(traceHeader)) {
      access = undefined;
      change(null);
      for (const listener of listeners) listener();
      throw signedOut(link.host);
    }
    const parsed = accessSchema.safeParse(answer.ok ? await answer.json().catch(() => undefined) : undefined);
    if (!parsed.success)
      throw new ApiError(
        'unavailable',
        text`${link.host} did not renew the session: it answered ${answer.status}.`,
      );
    const { accessToken: token, expiresAt, refreshToken: next } = parsed.data;
    change(next);
    access = { token, expiresAt };
    return access;
  }

  return {
    account: () => account,
    get isOpen() {
      return findToken(account, sealKey) != null;
    },
    async accessToken() {
      if (access !== undefined && access.expiresAt - clock() > aheadMs) return access.token;
      renewing ??= renew();
      try {
        return (await renewing).token;
      } finally {
        renewing = undefined;
      }
    },
    unlock(key) {
      if (account.isSealed !== true) return;
      if (findToken(account, key) === undefined)
        throw new ApiError('state_forbids', 'The session was sealed by another editor.');
      sealKey = key;
    },
    onEnded: (listener) => void listeners.push(listener),
    drop(token) {
      if (access?.token === token) access = undefined;
    },
  };
}

export function signedOut(host: string): ApiError {
  return new ApiError('signed_out', text`You are signed out of ${host}: sign in again.`);
}

function sealed(host: string): ApiError {
  return new ApiError(
    'signed_out',
    text`The session on ${host} is sealed by the editor that signed in: open a window of it with this account, or sign in again.`,
  );
}
