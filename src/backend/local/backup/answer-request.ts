/** Does what a request of the backup process asks. */
import path from 'node:path';
import { BackupError, type BackupRequest } from '../../../contract/backup/backup-process.ts';
import { diskFullMessage, isDiskFull } from '../../../contract/local/disk-full.ts';
import { asText, text } from '../../../words/text.ts';
import { isDatabaseError } from '../../platform/db/database-error.ts';
import { listBackups } from './backup-folder.ts';
import { changeSettings, describeSettings, readSettings } from './backup-settings.ts';
import { findFault } from './last-fault.ts';
import { compareBackup, restoreBackup } from './restore-backup.ts';
import { takeBackup } from './take-backup.ts';
import { verifyBackup } from './verify-backup.ts';

const now = () => Date.now();

export async function answerRequest(request: BackupRequest): Promise<object> {
  const data = path.resolve(request.data);
  switch (request.kind) {
    case 'create':
      return await takeBackup({ data, reason: request.reason, database: request.snapshot, now });
    case 'list':
      return {
        backups: await listBackups(data),
        settings: describeSettings(readSettings(data)),
        lastFault: findFault(data),
      };
    case 'verify':
      return await verifyBackup({ ...request, data });
    case 'restore':
      return await restoreBackup({ ...request, data, now });
    case 'compare':
      return await compareBackup({ ...request, data });
    case 'settings':
      return describeSettings(await changeSettings(data, request));
  }
}

const folderCodes: readonly unknown[] = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EISDIR'];

/** Every failure as a sentence for the user. */
export function toBackupError(error: unknown): BackupError {
  if (error instanceof BackupError) return error;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (isDiskFull(error) || isDatabaseError(error, 'disk-full')) {
    return new BackupError('disk_full', asText(diskFullMessage), error);
  }
  const message = error instanceof Error ? error.message : String(error);
  if (isDatabaseError(error, 'not-own')) return new BackupError('folder', asText(message), error);
  if (folderCodes.includes(code)) {
    return new BackupError(
      'folder',
      text`The data folder or that of the backups cannot be used: ${message}`,
      error,
    );
  }
  return new BackupError('internal', asText(message), error);
}
