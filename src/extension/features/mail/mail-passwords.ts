/**
 * Passwords of mail accounts: the editor's secret storage keeps them, Vireo service has them in memory while it runs. One is kept
 * with the server, the user and the sign-in that it was given for, and handed over for those alone.
 */
import type { MailAccount } from '../../../api-client/index.ts';
import { ifMatch } from '../../../pages/if-match.ts';
import { isSecretsUnreadable } from '../../../pages/secrets-unreadable.ts';
import { readSecret } from '../../platform/secrets/read-secret.ts';
import type { Services } from '../../platform/services.ts';
import { hasMailFlag } from './mail-flag.ts';

type Ports = Pick<Services, 'context' | 'backend' | 't'>;

const secretOf = (accountId: string): string => `vireo.mailPassword.${accountId}`;

/** Encryption and sign-in are part of it: a password is not sent in the clear, nor to where tokens come from, because an account changed. */
function placeOf({ security, signIn, username, host, port, oauth }: MailAccount): string {
  const client = oauth === null ? [] : [oauth.tokenUrl, oauth.clientId];
  return JSON.stringify([security, signIn, username, host, port, ...client]);
}

export async function storePassword(
  { context }: Pick<Services, 'context'>,
  account: MailAccount,
  password: string,
): Promise<void> {
  await context.globalState.update(hasMailFlag, true);
  await context.secrets.store(secretOf(account.id), JSON.stringify({ place: placeOf(account), password }));
}

export async function forgetPassword(
  { context }: Pick<Services, 'context'>,
  { id }: Pick<MailAccount, 'id'>,
): Promise<void> {
  await context.secrets.delete(secretOf(id));
}

/** Refused where the account has changed since it was read. */
export async function putPassword(
  { backend }: Pick<Services, 'backend'>,
  account: MailAccount,
  password: string,
): Promise<void> {
  const request = { path: { id: account.id }, headers: ifMatch(account), body: { password } };
  await backend.ask((api, options) => api.putMailPassword({ ...options, ...request }));
}

async function findPassword(services: Ports, account: MailAccount): Promise<string | undefined> {
  const { place, password } = parseSecret(await readSecret(services, secretOf(account.id)));
  return typeof password === 'string' && place === placeOf(account) ? password : undefined;
}

/** What is of no form that is known is no password: it is asked for when a mail waits. */
function parseSecret(text: string | undefined): { readonly place?: unknown; readonly password?: unknown } {
  try {
    return Object(JSON.parse(text ?? '{}'));
  } catch {
    return {};
  }
}

/** Gives Vireo service every password that it lacks and the editor has: what waited for it leaves. @throws SecretsUnreadable */
export async function handOverPasswords(services: Ports & Pick<Services, 'log'>): Promise<void> {
  const { items } = await services.backend.ask((api, options) => api.listMailAccounts({ ...options }));
  let unreadable: unknown;
  for (const account of items.filter(({ password }) => password === 'missing')) {
    try {
      const password = await findPassword(services, account);
      if (password !== undefined) await putPassword(services, account, password);
    } catch (error) {
      if (isSecretsUnreadable(error)) unreadable = error;
      // Without the error: what is said of a refused request may repeat its body.
      services.log.warn(`The password of ${account.address} could not be handed over.`);
    }
  }
  if (unreadable !== undefined) throw unreadable;
}
