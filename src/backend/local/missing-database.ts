/** A database that is gone beside good backups: the user is asked, as about a damaged one, and none is made meanwhile. */
import path from 'node:path';
import { askBackup } from '../../connection/index.ts';
import type { Backup } from '../../contract/backup/backups.ts';
import { practiceFileName } from '../../contract/practice-file.ts';
import { assetPath } from '../../workspace/assets.ts';
import { SetAsideError } from '../platform/db/database-error.ts';
import { askAboutMissing, findSuppression, judgeFile } from '../platform/db/sqlite-file.ts';
import { workEnvironment } from '../platform/work/work-environment.ts';
import { backupFolderOf, backupNamesIn, newestBackupAt } from './backup/backup-names.ts';

/** @throws SetAsideError where a good backup holds more than the empty database that would be made */
export async function requireNotMissing(data: string): Promise<void> {
  const file = path.join(data, practiceFileName);
  if (judgeFile(file) !== 'absent' || findSuppression(file) !== undefined) return;
  if (backupNamesIn(backupFolderOf(data)).length === 0) return;
  const newest = await findNewestGood(data);
  if (newest === undefined) return;
  throw new SetAsideError(askAboutMissing(file, `The newest backup is of ${newest.slice(0, 10)}.`));
}

/** ISO 8601. Where the backups cannot be listed, the newest by its name is taken for good: asking costs nothing. */
async function findNewestGood(data: string): Promise<string | undefined> {
  const backupProcess = {
    entry: assetPath('backup.js'),
    nodePath: process.execPath,
    env: workEnvironment(process.env),
  };
  try {
    const { backups } = await askBackup<'list'>(backupProcess, { kind: 'list', data });
    return backups.find(isGood)?.createdAt;
  } catch {
    return newestBackupAt(data);
  }
}

function isGood({ database, counts }: Backup): boolean {
  return database === 'sound' && counts !== null && counts.clients + counts.entries + counts.invoices > 0;
}
