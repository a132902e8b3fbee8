/**
 * The key of encrypted backups, by the age format (age-encryption.org/v1). A backup is encrypted for a public key, so
 * that making one needs no secret; the secret one is kept encrypted by the passphrase (scrypt), beside and inside.
 */
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { BackupError } from '../../../contract/backup/backup-process.ts';

export interface BackupKey {
  /** Public: `age1…`. */
  readonly recipient: string;
  /** The secret key, encrypted by the passphrase, as armored text. */
  readonly identity: string;
}

/** Heavy, and used by few. */
const loadAge = async () => await import('age-encryption');

/** As the age tool takes it: about a second for each guess. */
const usualWorkFactor = 18;

export async function createBackupKey(passphrase: string, workFactor = usualWorkFactor): Promise<BackupKey> {
  const age = await loadAge();
  const secret = await age.generateX25519Identity();
  const encrypter = new age.Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(workFactor);
  const identity = age.armor.encode(await encrypter.encrypt(secret));
  return { recipient: await age.identityToRecipient(secret), identity };
}

/** The secret key. @throws BackupError `passphrase_wrong` */
export async function unlockIdentity(identity: string, passphrase: string): Promise<string> {
  const age = await loadAge();
  const decrypter = new age.Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    return await decrypter.decrypt(age.armor.decode(identity), 'text');
  } catch (error) {
    throw new BackupError('passphrase_wrong', 'The passphrase does not open this backup.', error);
  }
}

export async function encryptStream(recipient: string, plain: Readable): Promise<Readable> {
  const age = await loadAge();
  const encrypter = new age.Encrypter();
  encrypter.addRecipient(recipient);
  return fromWeb(await encrypter.encrypt(toWeb(plain)));
}

export async function decryptStream(secret: string, encrypted: Readable): Promise<Readable> {
  const age = await loadAge();
  const decrypter = new age.Decrypter();
  decrypter.addIdentity(secret);
  return fromWeb(await decrypter.decrypt(toWeb(encrypted)));
}

/** The library speaks of the web's streams, whose types come with the DOM; they are Node's own. */

function toWeb(stream: Readable) {
  return Readable.toWeb(stream) as never;
}

function fromWeb(stream: unknown): Readable {
  return Readable.fromWeb(stream as ReadableStream<Uint8Array>);
}
