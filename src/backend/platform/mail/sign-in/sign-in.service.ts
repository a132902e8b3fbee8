/** Signing an account in at its provider: by a code that is typed there, or by the browser returning to this machine. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { asText } from '../../../../words/text.ts';
import type { Caller } from '../../http/actor.ts';
import { ApiError, invalidField, notFound } from '../../http/api-error.ts';
import { toInstant } from '../../http/instant.ts';
import { oauthOf } from '../accounts/account-record.ts';
import { secretNameOf } from '../accounts/account-secrets.ts';
import type { AccountsPorts } from '../accounts/accounts.ports.ts';
import { type AccountRow, findAccount } from '../accounts/accounts.repository.ts';
import type { MailOAuth } from '../accounts/accounts.schema.ts';
import {
  askForDeviceCode,
  askForTokens,
  type OAuthRefusal,
  type Tokens,
  unavailable,
} from './oauth-client.ts';
import type { CompletedSignIn, CompleteSignIn, StartedSignIn, StartSignIn } from './sign-in.schema.ts';
import { writeTokenSecret } from './token-secret.ts';

export interface SignInService {
  start(caller: Caller, id: string, input: StartSignIn): Promise<StartedSignIn>;
  complete(caller: Caller, id: string, input: CompleteSignIn): Promise<CompletedSignIn>;
}

const loopbackLifeMs = 600_000;

/** What is remembered of one that was begun, among the secrets. */
const pendingSchema = z.object({
  flow: z.enum(['device', 'loopback']),
  /** The device's code, or the verifier of PKCE. */
  proof: z.string(),
  state: z.string().optional(),
  redirectUrl: z.string().optional(),
  clientSecret: z.string().optional(),
  expiresAt: z.number(),
});
type Pending = z.infer<typeof pendingSchema>;

interface Opened {
  readonly row: AccountRow;
  readonly oauth: MailOAuth;
}

export function createSignInService(ports: AccountsPorts): SignInService {
  const { secrets, clock } = ports;
  const placeOf = (row: AccountRow) => ({
    organizationId: row.organization_id,
    kind: 'mail-sign-in',
    name: secretNameOf(row),
  });
  const remember = async (row: AccountRow, pending: Pending) =>
    await secrets.put(placeOf(row), { value: JSON.stringify(pending) });
  const recall = (row: AccountRow): Pending | undefined => {
    const found = secrets.find(placeOf(row));
    return found && pendingSchema.parse(JSON.parse(found.value));
  };
  const load = async ({ actor }: Caller, id: string): Promise<Opened> => {
    const row = await findAccount(ports.reads(actor), id);
    if (row === undefined) throw notFound('account of mail');
    const oauth = oauthOf(row);
    if (row.sign_in !== 'xoauth2' || oauth === null) {
      throw new ApiError('state_forbids', 'This account signs in with a password.');
    }
    return { row, oauth };
  };
  const accept = async (row: AccountRow, pending: Pending, said: Tokens): Promise<CompletedSignIn> => {
    if (said.refreshToken === undefined) {
      return refusedBy({ error: 'no_refresh_token', description: 'The provider gave no lasting token.' });
    }
    const secret = writeTokenSecret({
      refreshToken: said.refreshToken,
      clientSecret: pending.clientSecret,
    });
    await ports.mail.accountSecrets.put(row, secret);
    await ports.mail.accountSecrets.putAccess(row, said.accessToken, clock() + said.lifeMs);
    const released = await ports.mail.release(row.organization_id);
    return { state: 'signed_in', message: null, secret: secrets.lasts ? null : secret, released };
  };
  return {
    async start(caller, id, input) {
      const { row, oauth } = await load(caller, id);
      if (input.flow === 'loopback') {
        const { pending, url } = beginLoopback(oauth, input, clock());
        await remember(row, pending);
        return startedOf(pending, { url, userCode: null, intervalSeconds: null });
      }
      const code = await askForDeviceCode(ports.outbound, oauth);
      if ('error' in code) throw new ApiError('unavailable', asText(refusedBy(code).message ?? ''));
      const { deviceCode: proof, userCode, intervalSeconds, lifeMs } = code;
      const pending = {
        flow: 'device',
        proof,
        clientSecret: input.clientSecret,
        expiresAt: clock() + lifeMs,
      } as const;
      await remember(row, pending);
      const url = code.verificationUrlComplete ?? code.verificationUrl;
      return startedOf(pending, { url, userCode, intervalSeconds });
    },
    async complete(caller, id, input) {
      const { row, oauth } = await load(caller, id);
      const pending = recall(row);
      if (pending === undefined || pending.expiresAt <= clock()) return ended('expired');
      const { clientSecret } = pending;
      const grant = grantOf(pending, input);
      const said = await askForTokens(ports.outbound, oauth, { clientSecret, grant });
      if ('error' in said && isPending(said)) return ended('pending');
      await secrets.remove(placeOf(row));
      if (!('error' in said)) return await accept(row, pending, said);
      return said.error === 'expired_token' ? ended('expired') : refusedBy(said);
    },
  };
}

function beginLoopback(oauth: MailOAuth, { redirectUrl, clientSecret }: StartSignIn, now: number) {
  if (redirectUrl === undefined) throw invalidField('redirectUrl', 'is needed');
  const [proof, state] = [randomBytes(32).toString('base64url'), randomBytes(16).toString('base64url')];
  const url = new URL(oauth.authorizationUrl);
  const asked = {
    response_type: 'code',
    client_id: oauth.clientId,
    redirect_uri: redirectUrl,
    scope: oauth.scope,
    state,
    code_challenge: createHash('sha256').update(proof).digest('base64url'),
    code_challenge_method: 'S256',
    // Of Google, and of providers that give a lasting token only where it is consented to.
    access_type: 'offline',
    prompt: 'consent',
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  const pending: Pending = {
    flow: 'loopback',
    proof,
    state,
    redirectUrl,
    clientSecret,
    expiresAt: now + loopbackLifeMs,
  };
  return { pending, url: url.href };
}

function grantOf(
  { flow, proof, state, redirectUrl = '' }: Pending,
  input: CompleteSignIn,
): Record<string, string> {
  if (flow === 'device') {
    return { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: proof };
  }
  if (!isSame(state, input.state)) throw invalidField('state', 'is not that of this sign-in');
  if (input.code === undefined) throw invalidField('code', 'is needed');
  return {
    grant_type: 'authorization_code',
    code: input.code,
    redirect_uri: redirectUrl,
    code_verifier: proof,
  };
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}

function startedOf(
  { flow, expiresAt }: Pending,
  rest: Pick<StartedSignIn, 'url' | 'userCode' | 'intervalSeconds'>,
): StartedSignIn {
  return { flow, expiresAt: toInstant(expiresAt), ...rest };
}

function isPending({ error }: OAuthRefusal): boolean {
  return error === 'authorization_pending' || error === 'slow_down' || error === unavailable;
}

function ended(state: 'pending' | 'expired'): CompletedSignIn {
  return { state, message: null, secret: null, released: 0 };
}

function refusedBy({ error, description }: OAuthRefusal): CompletedSignIn {
  const message = `The provider refused the sign-in: ${description ?? error}`.slice(0, 500);
  return { state: 'refused', message, secret: null, released: 0 };
}
