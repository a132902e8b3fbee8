/** `Vireo: Back Up Now` and `Vireo: Restore Backup…`, also where the database cannot be opened. */
import * as vscode from 'vscode';
import type { Backup, IssuedSince } from '../../../contract/backup/backups.ts';
import type { Services } from '../../platform/services.ts';
import { type BackupItem, describeBackup, toBackupItems } from './backup-items.ts';
import { describeIssued } from './issued-since.ts';

/** Copying and compressing years of records. */
const longMs = 10 * 60_000;

export async function backUpNow(services: Services): Promise<void> {
  const { backend, t } = services;
  const { backup, copy, missingFiles } = await withProgress(t('Backing up…'), async () =>
    backend.ask((api, options) => api.createBackup({ ...options, timeout: longMs })),
  );
  const done = t('Backed up: {0}', describeBackup(backup, t));
  const shortfalls = [
    ...(copy?.fault ? [t('It was not copied to {0}: {1}', copy.folder, copy.fault)] : []),
    ...(missingFiles.length > 0 ? [t('{0} stored files are missing or damaged.', missingFiles.length)] : []),
  ];
  const show =
    shortfalls.length > 0 ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  await show([done, ...shortfalls].join(' '));
}

export async function restoreBackup(services: Services): Promise<void> {
  const { backend, t } = services;
  const { backups } = await backend.askBackup('list', {});
  if (backups.length === 0) {
    await vscode.window.showInformationMessage(t('There is no backup yet.'));
    return;
  }
  const items = toBackupItems(backups, { now: services.clock.now(), locale: vscode.env.language, t });
  const chosen = await vscode.window.showQuickPick(items, {
    title: t('Restore Backup'),
    placeHolder: t('Which one? What is there now is backed up before'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen === undefined) return;
  const { encrypted } = chosen.backup;
  const passphrase = encrypted ? await askPassphrase(services) : undefined;
  if (encrypted && passphrase === undefined) return;
  const which = toWhich(chosen.backup, passphrase);
  const issued = await compare(services, which);
  if (issued === undefined) return;
  if (await confirm(services, chosen, issued)) await restore(services, which);
}

function toWhich({ id, database }: Backup, passphrase: string | undefined): Which {
  return { id, damaged: database === 'damaged', ...(passphrase && { passphrase }) };
}

/** Undefined when the backup cannot be restored, and the user knows why. */
async function compare(
  services: Services,
  { id, damaged, passphrase }: Which,
): Promise<IssuedSince | undefined> {
  const { backend, log, t } = services;
  try {
    return await withProgress(t('Comparing the backup with your current data…'), async () =>
      backend.askBackup('compare', { named: id, damaged, ...(passphrase && { passphrase }) }),
    );
  } catch (error) {
    log.warn(String(error));
    await vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

async function confirm(
  { t }: Services,
  { label, detail, backup }: BackupItem,
  issued: IssuedSince,
): Promise<boolean> {
  const act = t('Restore');
  const what = t(
    'Everything recorded since is replaced by the backup ({0}). Your current data is backed up first, so you can undo this.',
    detail,
  );
  const isDamaged =
    backup.database === 'damaged' ? `\n\n${t('The database in this backup is damaged.')}` : '';
  const lines = describeIssued(issued, { locale: vscode.env.language, t });
  const chosen = await vscode.window.showWarningMessage(
    t('Restore the backup of {0}?', label),
    { modal: true, detail: `${what}${isDamaged}${lines.length > 0 ? `\n\n${lines.join('\n')}` : ''}` },
    act,
  );
  return chosen === act;
}

async function restore(services: Services, which: Which): Promise<void> {
  const { t } = services;
  const undo = await run(services, which);
  if (undo === undefined) return;
  const act = t('Undo');
  const buttons = undo.id === null ? [] : [act];
  const chosen = await vscode.window.showInformationMessage(t('The backup was restored.'), ...buttons);
  if (chosen !== act || undo.id === null) return;
  await run(services, {
    id: undo.id,
    damaged: true,
    ...(undo.passphrase && { passphrase: undo.passphrase }),
  });
}

async function askPassphrase({ t }: Services): Promise<string | undefined> {
  return await vscode.window.showInputBox({
    title: t('Passphrase of the backup'),
    password: true,
    ignoreFocusOut: true,
  });
}

interface Which {
  readonly id: string;
  readonly damaged: boolean;
  readonly passphrase?: string;
}

/** What undoes it; undefined when it was refused, and told why. */
async function run(
  services: Services,
  { id, damaged, passphrase }: Which,
): Promise<{ readonly id: string | null; readonly passphrase?: string } | undefined> {
  const { backend, log, t } = services;
  try {
    const { undo } = await withProgress(t('Restoring the backup…'), async () =>
      backend.askBackup('restore', { named: id, damaged, ...(passphrase && { passphrase }) }),
    );
    return { id: undo, ...(passphrase && { passphrase }) };
  } catch (error) {
    log.warn(String(error));
    await vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    return undefined;
  } finally {
    backend.reconnect();
  }
}

async function withProgress<T>(title: string, work: () => Promise<T>): Promise<T> {
  return await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title }, work);
}
