/**
 * The kept identity library (better-auth) behind a port: it hashes and checks passwords over our tables. It is called, never
 * mounted; its own sign-up, organizations, administration, keys, magic links, several sessions, OAuth proxy, cookie cache
 * and telemetry are off. Imported by the server's main alone.
 */
import type { Auth, BetterAuthOptions } from 'better-auth';
import { betterAuth } from 'better-auth/minimal';
import { v7 as newId } from 'uuid';
import {
  longestPassword,
  shortestPassword,
} from '../../contexts/account/sessions/identities/password-rules.ts';
import type { IdentityLibrary } from '../../contexts/account/sessions/team-options.ts';
import type { TeamDatabase } from '../../team-schema.ts';
import { createStoreAdapter } from './store-adapter.ts';

/** In place of the library's own, so that tests can count what is hashed. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  verify(checked: { readonly hash: string; readonly password: string }): Promise<boolean>;
}

export interface IdentityLibraryOptions {
  readonly database: TeamDatabase;
  readonly publicUrl: string;
  /** Of the installation, 32 characters at least. */
  readonly secret: string;
  readonly hasher?: PasswordHasher | undefined;
}

const proofSeconds = 60;
const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;

export function openLibrary({
  database,
  publicUrl,
  secret,
  hasher,
}: IdentityLibraryOptions): Auth<BetterAuthOptions> {
  return betterAuth<BetterAuthOptions>({
    database: createStoreAdapter(database),
    baseURL: publicUrl,
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    advanced: { database: { generateId: () => newId() } },
    user: { modelName: 'identities', fields: { ...stamps, emailVerified: 'email_verified' } },
    session: {
      modelName: 'identity_proofs',
      expiresIn: proofSeconds,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
      fields: {
        ...stamps,
        expiresAt: 'expires_at',
        userId: 'identity_id',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
      },
    },
    account: {
      modelName: 'identity_accounts',
      accountLinking: { enabled: false },
      fields: {
        ...stamps,
        userId: 'identity_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
      },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      ...(hasher && { password: hasher }),
    },
  });
}

/** What the library calls a wrong address or password, and an address that it does not take for one. */
const refusals: ReadonlySet<unknown> = new Set(['UNAUTHORIZED', 'BAD_REQUEST']);

export function createIdentityLibrary(options: IdentityLibraryOptions): IdentityLibrary {
  const library = openLibrary(options);
  const { query } = options.database;

  /** Also those that a process left that ended between two statements. */
  async function deleteProofs(identityId: string): Promise<void> {
    await query
      .deleteFrom('identity_proofs')
      .where((where) =>
        where.or([where('identity_id', '=', identityId), where('expires_at', '<', Date.now())]),
      )
      .execute();
  }

  return {
    hashPassword: async (password) => await (await library.$context).password.hash(password),
    async signIn(email, password) {
      const { password: passwords } = await library.$context;
      try {
        const { user } = await library.api.signInEmail({ body: { email, password } });
        await deleteProofs(user.id);
        return user.id;
      } catch (error) {
        const status: unknown = error instanceof Error ? Reflect.get(error, 'status') : undefined;
        if (!refusals.has(status)) throw error;
        // What it refuses before it hashes must not answer sooner.
        if (status === 'BAD_REQUEST') await passwords.hash(password);
        return undefined;
      }
    },
    async checkPassword(identityId, password) {
      const { password: passwords } = await library.$context;
      const account = await query
        .selectFrom('identity_accounts')
        .select('password')
        .where('identity_id', '=', identityId)
        .where('provider_id', '=', 'credential')
        .executeTakeFirst();
      if (account?.password) return await passwords.verify({ hash: account.password, password });
      await passwords.hash(password);
      return false;
    },
  };
}
