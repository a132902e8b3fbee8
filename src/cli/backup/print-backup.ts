/** Backups as lines of text. */
import type {
  Backup,
  BackupList,
  BackupMade,
  BackupProof,
  BackupSettings,
} from '../../contract/backup/backups.ts';
import { printColumns } from '../time/print-columns.ts';

const reasons: Readonly<Record<Backup['reason'], string>> = {
  asked: 'on demand',
  daily: 'daily',
  'before-migration': 'before update',
  'before-restore': 'before restore',
};

function formatSize(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${power === 0 ? bytes : (bytes / 1000 ** power).toFixed(1)} ${units[power]}`;
}

/** `3 clients, 1 project, 120 entries, 4 invoices` */
function formatCounts({ counts, database }: Backup): string {
  if (database === 'damaged') return 'damaged';
  if (counts === null) return '';
  const { clients, projects, entries, invoices } = counts;
  const one = (count: number, singular: string, plural: string) =>
    `${count} ${count === 1 ? singular : plural}`;
  return [
    one(clients, 'client', 'clients'),
    one(projects, 'project', 'projects'),
    one(entries, 'entry', 'entries'),
    one(invoices, 'invoice', 'invoices'),
  ].join(', ');
}

function toRow(backup: Backup): readonly string[] {
  const { id, createdAt, reason, sizeBytes, encrypted } = backup;
  const made = new Date(createdAt).toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' });
  return [id, made, reasons[reason], formatSize(sizeBytes), encrypted ? 'yes' : 'no', formatCounts(backup)];
}

export function printBackups({ backups, settings, lastFault }: BackupList): string {
  const fault = lastFault === null ? '' : `The last backup failed or was not copied: ${lastFault.message}\n`;
  if (backups.length === 0) return `There is no backup yet. Make one: vireo backup create\n${fault}`;
  const columns = ['ID', 'Made', 'Reason', 'Size', 'Encrypted', 'Contents'].map((title) => ({
    title,
    isFigure: title === 'Size',
  }));
  return `${printColumns(columns, backups.map(toRow))}${printSettings(settings)}${fault}`;
}

export function printSettings({ copyTo, encrypted }: BackupSettings): string {
  return [
    copyTo === null ? 'Backups are not copied to a second folder.' : `Backups are copied to ${copyTo}.`,
    encrypted ? 'New backups are encrypted.' : 'New backups are not encrypted.',
    '',
  ].join('\n');
}

export function printMade({ backup }: BackupMade): string {
  return `${backup.id}  ${formatSize(backup.sizeBytes)}  ${formatCounts(backup)}\n`;
}

/** What went less well, for standard error. */
export function printShortfalls({ backup, copy, missingFiles }: BackupMade): string {
  const lines = [
    ...(backup.database === 'damaged' ? ['The database is damaged: this backup holds it as it is.'] : []),
    ...(copy?.fault ? [`The backup was not copied to ${copy.folder}: ${copy.fault}`] : []),
    ...missingFiles.map((sha256) => `A stored file is missing or damaged: ${sha256}`),
  ];
  return lines.map((line) => `vireo: ${line}\n`).join('');
}

export function printProof({ id, ok, faults, checked }: BackupProof): string {
  const { files, invoices, series } = checked;
  const what = `${files} ${files === 1 ? 'file' : 'files'}, ${invoices} issued invoices in ${series} series`;
  const head = ok ? `whole  ${id ?? ''}  ${what}` : `BROKEN  ${id ?? ''}`;
  return `${[head, ...faults.map(({ file, message }) => `  ${file}: ${message}`)].join('\n')}\n`;
}
