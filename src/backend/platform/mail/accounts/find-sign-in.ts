/** What an account signs in with now. */
import type { MailFault } from '../../../../domain/mail/mail-states.ts';
import { SecretFileError } from '../../secrets/secrets.ts';
import type { SignIn } from '../transport/mail-transport.ts';
import type { AccountSecrets } from './account-secrets.ts';
import type { AccountRow } from './accounts.repository.ts';

export type FoundSignIn =
  | { readonly signIn: SignIn }
  /** Until it is handed over. */
  | { readonly missing: true }
  /** Where a token is from does not answer. */
  | { readonly later: MailFault };

export interface FindSignIn {
  find(account: AccountRow): Promise<FoundSignIn>;
  /** The server did not take it. */
  reject(account: AccountRow): Promise<void>;
}

export function createFindSignIn(secrets: AccountSecrets): FindSignIn {
  return {
    async find(account) {
      const { sign_in: kind, username } = account;
      if (kind === 'none') return { signIn: undefined };
      const secret = findSecret(secrets, account);
      if (secret === undefined) return { missing: true };
      return { signIn: { kind: 'password', username, password: secret } };
    },
    reject: async (account) => await secrets.reject(account),
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
