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

/** What an hour's upkeep came to. */
export type Upkeep =
  | { readonly backup: 'made' }
  | { readonly backup: 'not_due' }
  /** `not_copied`: it was made, and not copied to the second folder. */
  | { readonly backup: 'failed' | 'not_copied'; readonly because: string };

export type KeepUp = () => Promise<Upkeep>;
