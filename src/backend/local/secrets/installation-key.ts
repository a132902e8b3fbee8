/**
 * The key of an installation, in a file of the data folder that only the user can read and that no backup holds: it is made with the
 * first secret that a table keeps.
 */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { replaceFile } from '../../platform/db/durable-files.ts';
import { type InstallationKey, installationKeyBytes } from '../../platform/secrets/seal.ts';

export const installationKeyFileName = 'installation.key';
const mode = 0o600;
const othersBits = 0o077;

export function openInstallationKey(data: string): InstallationKey {
  const file = path.join(data, installationKeyFileName);
  return { find: () => findKey(file), make: () => findKey(file) ?? makeKey(file) };
}

/**
 * One that others could read, as a copied folder may have it, is the user's alone again.
 * @throws Error where it is there and cannot be read: another one in its place would open nothing that it sealed
 */
function findKey(file: string): Buffer | undefined {
  try {
    const key = Buffer.from(fs.readFileSync(file, 'utf8').trim(), 'base64');
    if (key.length !== installationKeyBytes) return undefined;
    if (process.platform !== 'win32' && (fs.statSync(file).mode & othersBits) !== 0) fs.chmodSync(file, mode);
    return key;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw new Error(`${file} can't be read, and holds the key of saved secrets: check its permissions.`, {
      cause,
    });
  }
}

/** What is no key is kept beside it: a person may know better. */
function makeKey(file: string): Buffer {
  if (fs.existsSync(file)) fs.renameSync(file, `${file}.unreadable-${Date.now()}`);
  const key = randomBytes(installationKeyBytes);
  replaceFile(file, `${key.toString('base64')}\n`, mode);
  return key;
}
