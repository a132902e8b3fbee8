/** Why the last backup was not made, or not copied, until one is: a backup that fails in the night must not go unseen. */
import fs from 'node:fs';
import path from 'node:path';
import { type BackupFault, backupFaultSchema } from '../../../contract/backup/backups.ts';
import { ignore } from '../../../workspace/ignore-error.ts';
import { makeDirectory, replaceFile } from '../../platform/db/durable-files.ts';
import { backupFolderOf } from './backup-names.ts';

function fileOf(data: string): string {
  return path.join(backupFolderOf(data), 'last-fault.json');
}

/** Never throws: the disk may be full, which is the fault. */
export function noteFault(data: string, fault: BackupFault | undefined): void {
  try {
    if (fault === undefined) {
      fs.rmSync(fileOf(data), { force: true });
      return;
    }
    makeDirectory(backupFolderOf(data));
    replaceFile(fileOf(data), `${JSON.stringify(fault)}\n`, 0o600);
  } catch (error) {
    ignore(error, 'whoever asked for the backup hears of its own fault');
  }
}

export function findFault(data: string): BackupFault | null {
  try {
    return backupFaultSchema.parse(JSON.parse(fs.readFileSync(fileOf(data), 'utf8')));
  } catch {
    return null;
  }
}
