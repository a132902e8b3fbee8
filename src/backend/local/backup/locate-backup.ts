/** The file of a backup that somebody named: by its id, or by its path where it lies elsewhere. */
import fs from 'node:fs';
import path from 'node:path';
import { BackupError } from '../../../contract/backup/backup-process.ts';
import { backupIdPattern } from '../../../contract/backup/backups.ts';
import { text } from '../../../words/text.ts';
import { findBackupFile } from './backup-names.ts';

/** @throws BackupError `not_found` */
export function locateBackup(data: string, named: string): string {
  const file = backupIdPattern.test(named) ? findBackupFile(data, named) : path.resolve(named);
  if (file !== undefined && fs.statSync(file, { throwIfNoEntry: false })?.isFile()) return file;
  throw new BackupError(
    'not_found',
    text`There is no backup ${named}. "vireo backup list" shows those there are.`,
  );
}
