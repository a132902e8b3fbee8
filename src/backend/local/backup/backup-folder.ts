/** The backups of a data folder, by what each says of itself. */
import fs from 'node:fs';
import path from 'node:path';
import type { Backup } from '../../../contract/backup/backups.ts';
import { type KeptBackup, sortBackups } from '../../../domain/backups/keep-backups.ts';
import { backupFolderOf, backupNamesIn, idOfFile, instantOf } from './backup-names.ts';
import { readFacts } from './read-archive.ts';

/** Newest first. One that cannot be read is listed as damaged: nobody should count on it. */
export async function listBackups(data: string): Promise<readonly Backup[]> {
  const folder = backupFolderOf(data);
  const backups: Backup[] = [];
  for (const name of backupNamesIn(folder)) backups.push(await describeBackup(path.join(folder, name)));
  return sortBackups(backups.map(toKept)).map(({ sound: _sound, empty: _empty, ...backup }) => backup);
}

/** With what the rotation asks of it. */
export function toKept(backup: Backup): Backup & KeptBackup {
  const { counts, database } = backup;
  const isEmpty = counts !== null && counts.clients + counts.entries + counts.invoices === 0;
  return { ...backup, sound: database === 'sound', empty: isEmpty };
}

async function describeBackup(file: string): Promise<Backup> {
  const id = idOfFile(file) ?? '';
  const own = { sizeBytes: fs.statSync(file).size, encrypted: file.endsWith('.tar') };
  try {
    return { ...(await readFacts(file)), id, ...own };
  } catch {
    const unknown = { productVersion: '', reason: 'asked', database: 'damaged', counts: null } as const;
    return { id, createdAt: instantOf(id), ...unknown, ...own };
  }
}
