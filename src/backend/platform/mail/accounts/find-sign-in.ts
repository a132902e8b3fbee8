/** What an account signs in with now. */
import type { MailFault } from '../../../../domain/mail/mail-states.ts';
import { SecretFileError } from '../../../../workspace/files/secret-file.ts';
import type { Clock } from '../../clock.ts';
import type { Outbound } from '../../outbound/outbound.ts';
import { askForTokens, unavailable } from '../sign-in/oauth-client.ts';
import { readTokenSecret, writeTokenSecret } from '../sign-in/token-secret.ts';
import type { SignIn } from '../transport/mail-transport.ts';
import { oauthOf } from './account-record.ts';
import type { AccountSecrets } from './account-secrets.ts';
import type { AccountRow } from './accounts.repository.ts';

export type FoundSignIn =
  | { readonly signIn: SignIn; readonly secret?: string }
  /** Until it is handed over. */
  | { readonly missing: true }
  /** Where a token is from does not answer. */
  | { readonly later: MailFault };

export interface FindSignIn {
  find(account: AccountRow): Promise<FoundSignIn>;
  /** The server did not take what was found. */
  reject(account: AccountRow, secret: string): Promise<void>;
}

interface SignInPorts {
  readonly secrets: AccountSecrets;
  readonly outbound: Pick<Outbound, 'call'>;
  readonly clock: Clock;
}

export function createFindSignIn(ports: SignInPorts): FindSignIn {
  return {
    async find(account) {
      const { sign_in: kind, username } = account;
      if (kind === 'none') return { signIn: undefined };
      const secret = findSecret(ports.secrets, account);
      if (secret === undefined) return { missing: true };
      if (kind === 'password') return { signIn: { kind, username, password: secret }, secret };
      return await findToken(ports, account, secret);
    },
    reject: async (account, secret) => await ports.secrets.reject(account, secret),
  };
}

/** A file that others can read is no password: the account says that it is missing. */
function findSecret(secrets: AccountSecrets, account: AccountRow): string | undefined {
  try {
    return secrets.find(account);
  } catch (error) {
    if (SecretFileError.is(error)) return undefined;
    throw error;
  }
}

async function findToken(ports: SignInPorts, account: AccountRow, secret: string): Promise<FoundSignIn> {
  const { secrets, clock } = ports;
  const { username } = account;
  const known = secrets.findAccess(account, clock());
  if (known !== undefined) return { signIn: { kind: 'xoauth2', username, accessToken: known }, secret };
  const oauth = oauthOf(account);
  if (oauth === null) return { missing: true };
  const { refreshToken, clientSecret } = readTokenSecret(secret);
  const grant = { grant_type: 'refresh_token', refresh_token: refreshToken };
  const said = await askForTokens(ports.outbound, oauth, { clientSecret, grant });
  if ('error' in said) {
    if (said.error === unavailable) return { later: 'timed_out' };
    await secrets.reject(account, secret);
    return { missing: true };
  }
  // A provider that gives a new one takes the old one no longer.
  const isNew = said.refreshToken !== undefined && said.refreshToken !== refreshToken;
  const kept = isNew ? writeTokenSecret({ refreshToken: said.refreshToken, clientSecret }) : secret;
  if (isNew) await secrets.put(account, kept);
  await secrets.putAccess(account, said.accessToken, clock() + said.lifeMs);
  return { signIn: { kind: 'xoauth2', username, accessToken: said.accessToken }, secret: kept };
}
