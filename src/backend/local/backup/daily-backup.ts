/** While the backend runs: a backup a day, and the file store swept. */

import { isBackupDue } from '../../../domain/backups/keep-backups.ts';
import type { Backups } from '../../platform/backup/backups.ts';
import type { Clock } from '../../platform/clock.ts';
import type { FileStore, FindNamed } from '../../platform/files/file-store.ts';
import type { Logger } from '../../platform/log/logger.ts';

export interface UpkeepPorts {
  /** Absent on a team server. */
  readonly backups: Pick<Backups, 'create' | 'newestAt'> | undefined;
  readonly files: Pick<FileStore, 'sweep'>;
  readonly findNamed: FindNamed;
  /** A damaged database lies beside the present one. */
  readonly hasSetAside: () => boolean;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'info' | 'error' | 'warn'>;
}

/** Never rejects: what failed is logged, and tried again an hour later, as its schedule says. */
export async function doUpkeep({
  backups,
  files,
  findNamed,
  hasSetAside,
  clock,
  log,
}: UpkeepPorts): Promise<void> {
  try {
    if (backups && isBackupDue(backups.newestAt(), clock())) {
      const { backup, copy, missingFiles } = await backups.create('daily');
      log.info({ id: backup.id, database: backup.database }, 'daily backup');
      if (copy?.fault) log.warn(copy, 'the daily backup was not copied to the second folder');
      if (missingFiles.length > 0) log.warn({ missingFiles }, 'stored files are missing or damaged');
    }
    // Files of a database that lies moved aside are not orphans.
    if (!hasSetAside()) await files.sweep(findNamed);
  } catch (error) {
    log.error({ err: error }, 'the daily backup failed');
  }
}
