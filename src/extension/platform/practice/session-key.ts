/** The key of this editor's secret storage that seals sessions of accounts on the disk; one for all accounts. */
import { sessionKeyBytes, sessionKeyPattern } from '../../../contract/local/session-key.ts';
import { SecretsUnreadable } from '../../../pages/secrets-unreadable.ts';
import { readSecret, type SecretPorts } from '../secrets/read-secret.ts';

const secretName = 'vireo.sessionKey';

/** Undefined where none was made. @throws SecretsUnreadable where one may be there that seals sessions */
export async function findSessionKey(ports: SecretPorts): Promise<string | undefined> {
  const key = await readSecret(ports, secretName);
  // One of another form is of another version: it seals what this one cannot open.
  if (key !== undefined && !sessionKeyPattern.test(key)) throw new SecretsUnreadable(ports.t);
  return key;
}

/** The one that is there, or a new one; undefined where this editor keeps no secrets. @throws SecretsUnreadable */
export async function makeSessionKey(ports: SecretPorts): Promise<string | undefined> {
  const known = await findSessionKey(ports);
  if (known !== undefined) return known;
  const bytes = crypto.getRandomValues(new Uint8Array(sessionKeyBytes));
  try {
    await ports.context.secrets.store(secretName, Buffer.from(bytes).toString('base64url'));
  } catch {
    return undefined;
  }
  // What it says it kept, it has.
  return await findSessionKey(ports);
}
