/**
 * The kept identity library (better-auth) behind a port: it checks passwords, codes and passkeys over our tables. It is
 * called, never mounted; its own sign-up, organizations, administration, keys, magic links, several sessions, OAuth proxy, cookie cache
 * and telemetry are off. Imported by the server's main alone.
 */
import type { IdentityLibrary } from '../../contexts/account/sessions/team-options.ts';
import type { TeamDatabase } from '../../team-schema.ts';
import { createLibraryProofs, refusalOf } from './library-proofs.ts';
import { type IdentityLibraryOptions, openLibrary } from './open-library.ts';
import { createPasskeyLibrary } from './passkey-library.ts';
import { createSecondFactorLibrary } from './second-factor-library.ts';

/** What the library calls a wrong address or password, and an address that it does not take for one. */
const refusals: ReadonlySet<unknown> = new Set(['UNAUTHORIZED', 'BAD_REQUEST']);

export function createIdentityLibrary(options: IdentityLibraryOptions): IdentityLibrary {
  const library = openLibrary(options);
  const { query } = options.database;
  const proofs = createLibraryProofs(options.database, async () => await library.$context);

  return {
    secondFactor: createSecondFactorLibrary(library, proofs, options.database),
    passkeys: createPasskeyLibrary(library, proofs, options.database),
    hashPassword: async (password) => await (await library.$context).password.hash(password),
    async signIn(email, password) {
      const { password: passwords } = await library.$context;
      try {
        const answer = await library.api.signInEmail({ body: { email, password } });
        // Its own wait for a second factor holds nothing: ours has limits of ours.
        if ('twoFactorRedirect' in answer) return await endWait(options.database, email);
        await proofs.endOne(answer.token);
        return answer.user.id;
      } catch (error) {
        const { status } = refusalOf(error);
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

/** Whose password was right, where the library goes on to ask for a code. */
async function endWait({ query }: TeamDatabase, email: string): Promise<string | undefined> {
  const identity = await query
    .selectFrom('identities')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirst();
  const ended = await query
    .deleteFrom('identity_verifications')
    .where((where) =>
      where.or([where('value', '=', identity?.id ?? ''), where('expires_at', '<', Date.now())]),
    )
    .returning('identifier')
    .execute();
  const counters = ended.map(({ identifier }) => `2fa-attempts-${identifier}`);
  if (counters.length > 0)
    await query.deleteFrom('identity_verifications').where('identifier', 'in', counters).execute();
  return identity?.id;
}
