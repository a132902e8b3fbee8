/** What the backend can do about backups. A port: on a team server they are the operator's. */
import type { BackupList, BackupMade, BackupProof, BackupReason } from '../../../contract/backup/backups.ts';

export interface Backups {
  list(): Promise<BackupList>;
  /** One at a time: a second one waits. @throws BackupError */
  create(reason: BackupReason): Promise<BackupMade>;
  verify(which: { readonly id: string; readonly passphrase?: string | undefined }): Promise<BackupProof>;
  /** When the newest was made, ISO 8601 in UTC; undefined where there is none. */
  newestAt(): string | undefined;
  isBusy(): boolean;
}
