/** Backups of the data folder that this backend serves: it copies its database, another process does the rest. */
import path from 'node:path';
import { askBackup, type BackupProcess } from '../../../connection/index.ts';
import type { BackupMade, BackupReason } from '../../../contract/backup/backups.ts';
import { practiceFileName } from '../../../contract/practice-file.ts';
import type { Backups } from '../../platform/backup/backups.ts';
import type { FileStore } from '../../platform/files/file-store.ts';
import { newestBackupAt, openWorkFolder } from './backup-names.ts';
import { noteFault } from './last-fault.ts';

export interface LocalBackupsOptions {
  readonly data: string;
  readonly snapshot: (file: string) => Promise<void>;
  /** Absent where no store is open yet, so that nothing can be swept. */
  readonly files?: Pick<FileStore, 'hold'>;
  readonly process: BackupProcess;
}

export function createLocalBackups(options: LocalBackupsOptions): Backups {
  const { data, process } = options;
  let running: Promise<unknown> = Promise.resolve();
  let count = 0;
  const create = async (reason: BackupReason): Promise<BackupMade> => {
    count++;
    const turn = running.then(() => createNoted(options, reason));
    running = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      count--;
    }
  };
  return {
    create,
    list: async () => await askBackup(process, { kind: 'list', data }),
    verify: async ({ id, passphrase }) =>
      await askBackup(process, { kind: 'verify', data, named: id, ...(passphrase && { passphrase }) }),
    newestAt: () => newestBackupAt(data),
    isBusy: () => count > 0,
  };
}

async function createNoted(options: LocalBackupsOptions, reason: BackupReason): Promise<BackupMade> {
  const note = (message: string | null | undefined) =>
    noteFault(options.data, message ? { at: new Date().toISOString(), message } : undefined);
  try {
    const made = await createOne(options, reason);
    note(made.copy?.fault);
    return made;
  } catch (error) {
    note(error instanceof Error ? error.message : String(error));
    throw error;
  }
}

/** The files that the copy names stay until they are read. */
async function createOne(
  { data, snapshot, files, process }: LocalBackupsOptions,
  reason: BackupReason,
): Promise<BackupMade> {
  // First: on a full disk it throws, and nothing may be held by then.
  const work = openWorkFolder(data);
  const held = files?.hold();
  try {
    const copy = path.join(work.folder, practiceFileName);
    await snapshot(copy);
    return await askBackup(process, { kind: 'create', data, reason, snapshot: copy });
  } finally {
    work.remove();
    held?.release();
  }
}
