/** Backups as a person chooses between them: when, how old, how large, and what is on record in each. Pure. */
import type { Backup } from '../../../contract/backup/backups.ts';
import { formatBytes } from '../../../pages/files/format-bytes.ts';
import type { Translate } from '../../../pages/words.ts';
import { formatAgo } from '../../platform/ago.ts';

export interface BackupItem {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly backup: Backup;
}

interface Here {
  readonly now: number;
  readonly locale: string;
  readonly t: Translate;
}

const reasons: Readonly<Record<Backup['reason'], string>> = {
  asked: 'on demand',
  daily: 'daily',
  'before-migration': 'before an update',
  'before-restore': 'before a restore',
};

export function toBackupItems(backups: readonly Backup[], { now, locale, t }: Here): readonly BackupItem[] {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  return backups.map((backup) => ({
    label: format.format(new Date(backup.createdAt)),
    description: [
      formatAgo(backup.createdAt, now, locale),
      t(reasons[backup.reason]),
      formatBytes(backup.sizeBytes),
      ...(backup.encrypted ? [t('encrypted')] : []),
    ].join(' · '),
    detail: describeBackup(backup, t),
    backup,
  }));
}

/** What is on record in it. */
export function describeBackup(
  { counts, database }: Pick<Backup, 'counts' | 'database'>,
  t: Translate,
): string {
  if (database === 'damaged') return t('damaged');
  if (counts === null) return '';
  const { clients, projects, entries, invoices } = counts;
  return [
    clients === 1 ? t('1 client') : t('{0} clients', clients),
    projects === 1 ? t('1 project') : t('{0} projects', projects),
    entries === 1 ? t('1 entry') : t('{0} entries', entries),
    invoices === 1 ? t('1 invoice') : t('{0} invoices', invoices),
  ].join(', ');
}
