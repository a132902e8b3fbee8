/** Where the data lies, what is in there, and how to export and delete it. */
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { tellProblem } from '../../../pages/backend-problem.ts';
import { formatAgo } from '../../platform/ago.ts';
import { dataDirectoryOf } from '../../platform/practice/data-directory.ts';
import type { Services } from '../../platform/services.ts';
import { findScanCache } from './scan-cache.ts';
import { describeStorage, type StorageFacts } from './storage-page.ts';

/** The way to the folder itself. */
export async function offerFolder(services: Services): Promise<void> {
  const { t } = services;
  const folder = await findDataDirectory(services);
  const open = t('Open Folder');
  const chosen = await vscode.window.showInformationMessage(t('Your data is in {0}', folder.fsPath), open);
  if (chosen === open) await vscode.commands.executeCommand('revealFileInOS', folder);
}

/** The page, as Markdown. */
export async function loadPage(services: Services): Promise<string> {
  const { backend, t } = services;
  const folder = await findDataDirectory(services);
  const { state } = backend;
  const described = {
    starting: () => t('Connecting to the Vireo service.'),
    ready: ({ version, pid }: { version: string; pid: number }) =>
      t('The Vireo service {0}, process {1}, works for all windows and the command line.', version, pid),
  };
  const line =
    state.phase === 'ready'
      ? described.ready(state.connection)
      : state.phase === 'failed'
        ? tellProblem(state.problem, t)
        : described.starting();
  const files = await listEntries(folder.fsPath);
  const cacheDirectory = findScanCache();
  const backups = await findBackups(services);
  return describeStorage(
    { dataDirectory: folder.fsPath, cacheDirectory, files, backend: line, ...backups },
    t,
  );
}

async function findBackups({
  backend,
  clock,
  log,
}: Services): Promise<Pick<StorageFacts, 'backups' | 'backupFault'>> {
  try {
    const { backups, lastFault } = await backend.askBackup('list', {});
    const [newest] = backups;
    const age = newest && formatAgo(newest.createdAt, clock.now(), vscode.env.language);
    return {
      backups: age === undefined ? undefined : { newest: age, count: backups.length },
      backupFault: lastFault?.message,
    };
  } catch (error) {
    log.warn(String(error));
    return { backups: undefined, backupFault: String(error) };
  }
}

/** Files and folders, these with all that is in them; undefined where there is no folder yet. */
async function listEntries(folder: string): Promise<StorageFacts['files']> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return undefined;
  const sized = await Promise.all(
    entries.map(async (entry) => {
      const place = path.join(folder, entry.name);
      return { name: entry.name, bytes: await measure(place, entry.isDirectory()) };
    }),
  );
  return sized.sort((one, other) => one.name.localeCompare(other.name));
}

/** What goes away meanwhile has no size. */
async function measure(place: string, isFolder: boolean): Promise<number> {
  const sizeOf = async (file: string) => (await lstat(file).catch(() => undefined))?.size ?? 0;
  if (!isFolder) return await sizeOf(place);
  const inside = await readdir(place, { withFileTypes: true, recursive: true }).catch(() => []);
  let bytes = 0;
  for (const each of inside) if (each.isFile()) bytes += await sizeOf(path.join(each.parentPath, each.name));
  return bytes;
}

async function findDataDirectory({ context }: Services): Promise<vscode.Uri> {
  const { defaultDataDirectory } = await import('../../../connection/index.ts');
  return vscode.Uri.file(dataDirectoryOf(defaultDataDirectory, context));
}
