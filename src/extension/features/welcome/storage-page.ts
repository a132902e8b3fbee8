/** `Vireo: Show What Vireo Stores` as Markdown; pure. */
import { formatBytes } from '../../../pages/files/format-bytes.ts';
import type { Translate } from '../../../pages/words.ts';

export interface StorageFacts {
  readonly dataDirectory: string;
  /** Findings of the folders that were scanned, so that a scan reads only what changed. */
  readonly cacheDirectory: string;
  /** Name and size of what lies in it, a folder with all that is in it; undefined when it is not there yet. */
  readonly files: readonly { readonly name: string; readonly bytes: number }[] | undefined;
  readonly backend: string;
  /** How old the newest backup is, and how many there are; undefined where there is none. */
  readonly backups: { readonly newest: string; readonly count: number } | undefined;
  /** Why the last one was not made, or not copied. */
  readonly backupFault: string | undefined;
}

/** What each file and folder of the data directory is for; others are shown without a word. */
const purposes: Readonly<Record<string, string>> = {
  'vireo.db': 'your data: clients, projects, time, timesheets, invoices, findings, conversations',
  'vireo.db-wal': 'the newest changes of your data',
  'vireo.db.numbers.json': 'the last invoice number of each series, so that no number is given twice',
  'installation.key': 'seals the secrets of your webhooks; no backup holds it',
  'vireo.db.lock': 'keeps a second process away from your data',
  backups: 'backups of the database, and of the files beside it',
  files: 'invoices and other files that you made or attached',
  logs: 'what the Vireo service has done; no secrets, no content',
  runs: 'copies of your code that agents work in, until the next run',
  demo: 'the demo: data and a project of its own',
  'demo.json': 'when the demo was built',
  'backup-settings.json': 'where backups are copied to, and the public key that they are encrypted for',
  'backend.lock': 'keeps a second service from being started',
  'backend.json': 'where this machine finds the Vireo service; readable by you alone',
};

export function describeStorage(facts: StorageFacts, t: Translate): string {
  const { dataDirectory, cacheDirectory, files, backend } = facts;
  const rows = (files ?? []).map(
    ({ name, bytes }) =>
      `| \`${name}\` | ${formatBytes(bytes)} | ${name in purposes ? t(purposes[name] ?? '') : ''} |`,
  );
  return [
    `# ${t('What Vireo stores')}`,
    t('Your data is on this machine, in one folder. There is no account, and nothing is sent anywhere.'),
    asCode(dataDirectory),
    rows.length === 0
      ? t('The folder is empty so far.')
      : [`| ${t('File')} | ${t('Size')} | ${t('Description')} |`, '|---|---:|---|', ...rows].join('\n'),
    backend,
    `## ${t('Backups')}`,
    describeBackups(facts, t),
    `## ${t('Beyond that folder')}`,
    [
      `- ${t('{0} has the findings of folders that were scanned. It may be deleted: the next scan reads all files again.', asCode(cacheDirectory))}`,
      `- ${t('This editor keeps your settings of Vireo, which steps of the walkthrough are done, and which rows are open.')}`,
      `- ${t('GitHub is asked for pull requests only if a project is linked to it and this editor is signed in.')}`,
      `- ${t('There is no telemetry.')}`,
    ].join('\n'),
    `## ${t('Export or delete')}`,
    [
      `- ${t('To export, close all windows and copy the folder. Your data is one SQLite database that other programs can read.')}`,
      `- ${t('To delete: close all windows, then delete both folders. Invoices that you issued may have to be kept by law.')}`,
    ].join('\n'),
  ].join('\n\n');
}

function asCode(folder: string): string {
  return `\`${folder.replace(/`/g, '')}\``;
}

function describeBackups({ backups, backupFault }: StorageFacts, t: Translate): string {
  const fault =
    backupFault === undefined ? '' : ` ${t('The last backup failed or was not copied: {0}', backupFault)}`;
  const kept = t(
    'Vireo makes one a day while it is used, and one before it changes the database. It keeps 14.',
  );
  if (backups === undefined) return `${t('There is no backup yet.')} ${kept}${fault}`;
  const { newest, count } = backups;
  if (count === 1)
    return `${t('The only backup, in the folder `backups`, was made {0}.', newest)} ${kept}${fault}`;
  const age = t('The newest backup was made {0}; there are {1} in the folder `backups`.', newest, count);
  return `${age} ${kept}${fault}`;
}
