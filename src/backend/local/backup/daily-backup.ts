/** While the backend runs: a backup a day, and the file store swept. */

import { isBackupDue } from '../../../domain/backups/keep-backups.ts';
import type { Backups, Upkeep } from '../../platform/backup/backups.ts';
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

/** Never rejects: what failed is logged and answered, and tried again an hour later, as its schedule says. */
export async function doUpkeep(ports: UpkeepPorts): Promise<Upkeep> {
  const { files, findNamed, hasSetAside, log } = ports;
  const upkeep = await backUp(ports);
  try {
    // Files of a database that lies moved aside are not orphans.
    if (upkeep.backup !== 'failed' && !hasSetAside()) await files.sweep(findNamed);
  } catch (error) {
    log.error({ err: error }, 'stored files could not be swept');
  }
  return upkeep;
}

async function backUp({ backups, clock, log }: UpkeepPorts): Promise<Upkeep> {
  if (!backups || !isBackupDue(backups.newestAt(), clock())) return { backup: 'not_due' };
  try {
    const { backup, copy, missingFiles } = await backups.create('daily');
    log.info({ id: backup.id, database: backup.database }, 'daily backup');
    if (missingFiles.length > 0) log.warn({ missingFiles }, 'stored files are missing or damaged');
    if (!copy?.fault) return { backup: 'made' };
    log.warn(copy, 'the daily backup was not copied to the second folder');
    return { backup: 'not_copied', because: copy.fault };
  } catch (error) {
    log.error({ err: error }, 'the daily backup failed');
    return { backup: 'failed', because: error instanceof Error ? error.message : 'The cause is in the log.' };
  }
}
