/** Sessions of the library, which live for one call: what it does for a person it does for the holder of one. Ours is another. */
import { makeSignature } from 'better-auth/crypto';
import type { TeamDatabase } from '../../team-schema.ts';

/** What is used of it. */
interface LibraryContext {
  readonly internalAdapter: { createSession(identityId: string): Promise<{ readonly token: string }> };
  readonly authCookies: { readonly sessionToken: { readonly name: string } };
  readonly secret: string;
}

export interface LibraryProofs {
  /** Calls it for an identity; the proof ends with the call. @param cookies more of them, as a browser sends them */
  during<T>(identityId: string, call: (headers: Headers) => Promise<T>, cookies?: string): Promise<T>;
  /** Ends those that a call made, and those that a process left that ended between two statements. */
  end(identityId: string): Promise<void>;
  endOne(token: string): Promise<void>;
}

export function createLibraryProofs(
  { query }: Pick<TeamDatabase, 'query'>,
  context: () => Promise<LibraryContext>,
): LibraryProofs {
  const endWhere = async (column: 'identity_id' | 'token', value: string) =>
    void (await query
      .deleteFrom('identity_proofs')
      .where((where) => where.or([where(column, '=', value), where('expires_at', '<', Date.now())]))
      .execute());

  return {
    async during(identityId, call, cookies) {
      const { internalAdapter, authCookies, secret } = await context();
      const { token } = await internalAdapter.createSession(identityId);
      const signed = encodeURIComponent(`${token}.${await makeSignature(token, secret)}`);
      const own = `${authCookies.sessionToken.name}=${signed}`;
      try {
        return await call(new Headers({ cookie: cookies === undefined ? own : `${own}; ${cookies}` }));
      } finally {
        await endWhere('token', token);
      }
    },
    end: async (identityId) => await endWhere('identity_id', identityId),
    endOne: async (token) => await endWhere('token', token),
  };
}

/** What the library says of a refusal: a name of its own, or of HTTP. */
export function refusalOf(error: unknown): { readonly status: unknown; readonly code: unknown } {
  const of = (from: unknown, name: string): unknown =>
    typeof from === 'object' && from !== null ? Reflect.get(from, name) : undefined;
  return { status: of(error, 'status'), code: of(of(error, 'body'), 'code') };
}
