/** What the practice wants of its backups, in the data folder: where they are copied to, and the key that they are for. */
import fs from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { BackupError } from '../../../contract/backup/backup-process.ts';
import type { BackupSettings } from '../../../contract/backup/backups.ts';
import { text } from '../../../words/text.ts';
import { makeDirectory, replaceFile } from '../../platform/db/durable-files.ts';
import { createBackupKey } from './backup-key.ts';

export const settingsFileName = 'backup-settings.json';

const storedSchema = z.object({
  copyTo: z.string().nullable(),
  key: z.object({ recipient: z.string(), identity: z.string() }).nullable(),
});
export type StoredSettings = z.infer<typeof storedSchema>;

export function settingsFileOf(data: string): string {
  return path.join(data, settingsFileName);
}

/** @throws BackupError `folder` where they cannot be read: without them a backup would go out unencrypted. */
export function readSettings(data: string): StoredSettings {
  const file = settingsFileOf(data);
  if (!fs.existsSync(file)) return { copyTo: null, key: null };
  try {
    return storedSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch (error) {
    throw new BackupError('folder', text`The settings of backups cannot be read: ${file}.`, error);
  }
}

export function describeSettings({ copyTo, key }: StoredSettings): BackupSettings {
  return { copyTo, encrypted: key !== null };
}

export interface SettingsChange {
  readonly copyTo?: string | null | undefined;
  readonly passphrase?: string | null | undefined;
}

/** What is undefined stays. Backups that are there already keep the key that they were made for. */
export async function changeSettings(
  data: string,
  { copyTo, passphrase }: SettingsChange,
): Promise<StoredSettings> {
  const before = readSettings(data);
  if (copyTo === undefined && passphrase === undefined) return before;
  if (typeof copyTo === 'string') requireFolder(copyTo, data);
  const changed: StoredSettings = {
    copyTo: copyTo === undefined ? before.copyTo : copyTo,
    key:
      passphrase === undefined ? before.key : passphrase === null ? null : await createBackupKey(passphrase),
  };
  makeDirectory(data);
  replaceFile(settingsFileOf(data), `${JSON.stringify(changed, null, 2)}\n`, 0o600);
  return changed;
}

function requireFolder(folder: string, data: string): void {
  if (!path.isAbsolute(folder)) {
    throw new BackupError('folder', text`--copy-to needs the whole path of a folder, not ${folder}.`);
  }
  if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new BackupError('folder', text`There is no folder ${folder}.`);
  }
  const within = path.relative(data, folder);
  if (within === '' || !(within.startsWith('..') || path.isAbsolute(within))) {
    throw new BackupError('folder', 'Copies belong outside of the data folder: choose another disk.');
  }
}
