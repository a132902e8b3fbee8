/** The backups of an opened store: none of a server's database, which its operator backs up. */
import { BackupError } from '../../../contract/backup/backup-process.ts';
import { assetPath } from '../../../workspace/assets.ts';
import type { Backups } from '../../platform/backup/backups.ts';
import type { Database } from '../../platform/db/database.ts';
import { DatabaseError } from '../../platform/db/database-error.ts';
import type { FileStore } from '../../platform/files/file-store.ts';
import { workEnvironment } from '../../platform/work/work-environment.ts';
import { createLocalBackups } from './local-backups.ts';

export interface OpenBackups {
  readonly data: string;
  readonly database: Pick<Database<unknown>, 'snapshot'>;
  readonly files?: FileStore;
}

export function openBackups({ data, database, files }: OpenBackups): Backups | undefined {
  const { snapshot } = database;
  if (!snapshot) return undefined;
  return createLocalBackups({
    data,
    snapshot: (file) => snapshot.call(database, file),
    ...(files && { files }),
    process: {
      entry: assetPath('backup.js'),
      nodePath: process.execPath,
      env: workEnvironment(process.env),
    },
  });
}

/** An update that cannot be taken back is not begun without a backup. */
export function backupBeforeMigration(data: string) {
  return async (database: OpenBackups['database']): Promise<void> => {
    try {
      await openBackups({ data, database })?.create('before-migration');
    } catch (error) {
      const code = error instanceof BackupError && error.code === 'disk_full' ? 'disk-full' : 'io';
      const why = error instanceof Error ? error.message : String(error);
      const message = `This version of Vireo changes your database, and the backup before that failed. ${why}`;
      throw new DatabaseError(code, message, { cause: error });
    }
  };
}
