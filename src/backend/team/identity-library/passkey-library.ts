/** Passkeys as the library registers and checks them. Its challenge is kept once, for five minutes, behind a cookie that it signs. */
import type { PasskeyLibrary } from '../../contexts/account/sessions/team-options.ts';
import type { TeamDatabase } from '../../team-schema.ts';
import { type LibraryProofs, refusalOf } from './library-proofs.ts';
import type { OpenedLibrary } from './open-library.ts';

const registrationRefusals: ReadonlySet<unknown> = new Set([
  'CHALLENGE_NOT_FOUND',
  'FAILED_TO_VERIFY_REGISTRATION',
  'YOU_ARE_NOT_ALLOWED_TO_REGISTER_THIS_PASSKEY',
]);
const signInRefusals: ReadonlySet<unknown> = new Set(['BAD_REQUEST', 'UNAUTHORIZED']);

/** What WebAuthn says beside of each, of which nothing is asked. */
const asCredential = { type: 'public-key' as const, clientExtensionResults: {} };

export function createPasskeyLibrary(
  library: OpenedLibrary,
  proofs: LibraryProofs,
  { query }: Pick<TeamDatabase, 'query'>,
): PasskeyLibrary {
  async function cookieName(): Promise<string> {
    const { createAuthCookie } = await library.$context;
    return createAuthCookie('better-auth-passkey').name;
  }

  /** The signed value alone, which goes into a cookie of ours. */
  async function challengeIn(headers: Headers): Promise<string> {
    const name = await cookieName();
    const cookie = headers.getSetCookie().find((one) => one.startsWith(`${name}=`));
    const value = cookie?.slice(name.length + 1).split(';')[0];
    if (value === undefined) throw new Error('The identity library made no challenge.');
    // What a cookie of ours holds: letters, digits, - and _.
    return Buffer.from(value).toString('base64url');
  }

  const cookieOf = async (challenge: string) =>
    `${await cookieName()}=${Buffer.from(challenge, 'base64url').toString()}`;

  const purge = async () =>
    void (await query.deleteFrom('identity_verifications').where('expires_at', '<', Date.now()).execute());

  return {
    async beginRegistration(identityId) {
      await purge();
      const { response, headers } = await proofs.during(
        identityId,
        async (proof) =>
          await library.api.generatePasskeyRegistrationOptions({ headers: proof, returnHeaders: true }),
      );
      return { options: { ...response }, challenge: await challengeIn(headers) };
    },

    async register(identityId, { name, response, challenge }) {
      const body = { name, response: { ...asCredential, ...response, rawId: response.id } };
      try {
        const cookie = await cookieOf(challenge);
        const made = await proofs.during(
          identityId,
          async (headers) => await library.api.verifyPasskeyRegistration({ headers, body }),
          cookie,
        );
        return made.id;
      } catch (error) {
        if (registrationRefusals.has(refusalOf(error).code)) return undefined;
        throw error;
      }
    },

    async beginSignIn() {
      await purge();
      const { response, headers } = await library.api.generatePasskeyAuthenticationOptions({
        returnHeaders: true,
      });
      const options = { ...response, userVerification: 'required' };
      return { options, challenge: await challengeIn(headers) };
    },

    async signIn({ response, challenge }) {
      try {
        const headers = new Headers({ cookie: await cookieOf(challenge) });
        const body = { response: { ...asCredential, ...response, rawId: response.id } };
        const { session, user } = await library.api.verifyPasskeyAuthentication({ headers, body });
        await proofs.endOne(session.token);
        return user.id;
      } catch (error) {
        if (signInRefusals.has(refusalOf(error).status)) return undefined;
        throw error;
      }
    },
  };
}
