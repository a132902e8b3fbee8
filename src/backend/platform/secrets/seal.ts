/**
 * Seals secrets that a table keeps, so that a copy of the database (a backup) does not hold them: AES-256-GCM with a key of each
 * kind and organization, derived (HKDF-SHA256) from one key of the installation, which lies outside the database.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { SecretPlace } from './secrets.ts';

export interface Seal {
  /** To be opened for this place alone. */
  seal(place: SecretPlace, value: string): string;
  /** Undefined where its key is not here, as after a restore on another machine. What was never sealed is answered as it is. */
  open(place: SecretPlace, stored: string): string | undefined;
}

/** 32 bytes that stay with the installation. */
export interface InstallationKey {
  find(): Buffer | undefined;
  /** The one that is there, or a new one. */
  make(): Buffer;
}

export const installationKeyBytes = 32;
export const sealedMark = 'sealed:1:';

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

export function createSeal(installation: InstallationKey): Seal {
  return {
    seal(place, value) {
      const nonce = randomBytes(nonceBytes);
      const sealing = createCipheriv(cipher, keyOf(installation.make(), place), nonce);
      sealing.setAAD(nameOf(place));
      const sealed = [nonce, sealing.update(value, 'utf8'), sealing.final(), sealing.getAuthTag()];
      return `${sealedMark}${Buffer.concat(sealed).toString('base64url')}`;
    },
    open(place, stored) {
      if (!stored.startsWith(sealedMark)) return stored;
      const installed = installation.find();
      return installed && openWith(keyOf(installed, place), place, stored.slice(sealedMark.length));
    },
  };
}

/** In no file: what is sealed by it is opened until it is forgotten. */
export function keyInMemory(key: Buffer = randomBytes(installationKeyBytes)): InstallationKey {
  return { find: () => key, make: () => key };
}

function openWith(key: Buffer, place: SecretPlace, sealed: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < nonceBytes + tagBytes) return undefined;
  const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
  opening.setAAD(nameOf(place));
  opening.setAuthTag(bytes.subarray(-tagBytes));
  try {
    const value = [opening.update(bytes.subarray(nonceBytes, -tagBytes)), opening.final()];
    return Buffer.concat(value).toString('utf8');
  } catch {
    // Of another key, of another place, or changed.
    return undefined;
  }
}

function keyOf(installation: Buffer, { organizationId, kind }: SecretPlace): Buffer {
  return Buffer.from(hkdfSync('sha256', installation, organizationId, `vireo ${kind}`, 32));
}

function nameOf({ organizationId, kind, name, userId }: SecretPlace): Buffer {
  return Buffer.from(JSON.stringify([organizationId, kind, name, userId ?? null]));
}
