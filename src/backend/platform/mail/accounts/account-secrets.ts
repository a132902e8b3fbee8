/**
 * The secret that an account signs in with: a password, or a refresh token. A password of the environment may name the
 * server that it belongs to, and goes to no other one then.
 */
import { SecretFileError } from '../../../../workspace/files/secret-file.ts';
import type { Secrets } from '../../secrets/secrets.ts';
import type { AccountRow } from './accounts.repository.ts';

export const passwordVariable = 'VIREO_SMTP_PASSWORD';
const fileVariable = 'VIREO_SMTP_PASSWORD_FILE';
const hostVariable = 'VIREO_SMTP_HOST';

const spareMs = 60_000;
const kinds = { password: 'mail-password', xoauth2: 'mail-refresh-token', none: 'mail-none' } as const;

type SignedIn = Pick<
  AccountRow,
  'id' | 'organization_id' | 'host' | 'port' | 'security' | 'sign_in' | 'username' | 'oauth'
>;

/** Of the account as it is: a secret that was handed over before it changed is not found. */
export function secretNameOf(account: SignedIn): string {
  const { id, host, port, security, sign_in, username, oauth } = account;
  return JSON.stringify([id, host, port, security, sign_in, username, oauth]);
}

export interface AccountSecrets {
  /** @throws SecretFileError where the file of the environment can be read by others */
  find(account: SignedIn): string | undefined;
  put(account: SignedIn, value: string): Promise<void>;
  remove(account: SignedIn): Promise<void>;
  /** The server did not take this one: it is not tried again. One that was put since is. */
  reject(account: SignedIn, value: string): Promise<void>;
  stateOf(account: SignedIn): 'present' | 'missing' | 'rejected' | 'not_needed';
  /** A token that is good until then, with a little to spare. */
  findAccess(account: SignedIn, now: number): string | undefined;
  putAccess(account: SignedIn, token: string, goodUntil: number): Promise<void>;
  /** The environment names one. */
  isNamed(): boolean;
}

export function openAccountSecrets(secrets: Secrets): AccountSecrets {
  const placeOf = (account: SignedIn) => ({
    organizationId: account.organization_id,
    kind: kinds[account.sign_in],
    name: secretNameOf(account),
  });
  const rejectedPlaceOf = (account: SignedIn) => ({ ...placeOf(account), kind: 'mail-rejected' });
  const accessPlaceOf = (account: SignedIn) => ({ ...placeOf(account), kind: 'mail-access-token' });
  const named = () => secrets.findNamed(passwordVariable) ?? secrets.findInFile(fileVariable);
  const findNamed = ({ host, sign_in }: SignedIn) => {
    const only = secrets.findNamed(hostVariable);
    return sign_in === 'password' && (only === undefined || only.toLowerCase() === host)
      ? named()
      : undefined;
  };
  const findAny = (account: SignedIn) => secrets.find(placeOf(account))?.value ?? findNamed(account);
  /** A file that others can read is no password. */
  const findReadable = (account: SignedIn) => {
    try {
      return findAny(account);
    } catch (error) {
      if (SecretFileError.is(error)) return undefined;
      throw error;
    }
  };
  const isRejected = (account: SignedIn, value: string) =>
    secrets.find(rejectedPlaceOf(account))?.value === value;
  return {
    find(account) {
      const value = findAny(account);
      return value === undefined || isRejected(account, value) ? undefined : value;
    },
    async put(account, value) {
      await secrets.remove(rejectedPlaceOf(account));
      await secrets.remove(accessPlaceOf(account));
      await secrets.put(placeOf(account), { value });
    },
    async remove(account) {
      await secrets.remove(rejectedPlaceOf(account));
      await secrets.remove(accessPlaceOf(account));
      await secrets.remove(placeOf(account));
    },
    async reject(account, value) {
      await secrets.remove(accessPlaceOf(account));
      await secrets.put(rejectedPlaceOf(account), { value });
    },
    stateOf(account) {
      if (account.sign_in === 'none') return 'not_needed';
      const value = findReadable(account);
      if (value === undefined) return 'missing';
      return isRejected(account, value) ? 'rejected' : 'present';
    },
    findAccess(account, now) {
      const found = secrets.find(accessPlaceOf(account));
      return found !== undefined && Number(found.about) - spareMs > now ? found.value : undefined;
    },
    putAccess: async (account, value, goodUntil) =>
      await secrets.put(accessPlaceOf(account), { value, about: String(goodUntil) }),
    isNamed: () =>
      secrets.findNamed(passwordVariable) !== undefined || secrets.findNamed(fileVariable) !== undefined,
  };
}
