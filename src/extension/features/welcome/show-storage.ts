/** Where the records lie, what is in there, and how to take them away. */
import * as vscode from 'vscode';
import { formatAgo } from '../../platform/ago.ts';
import { tellProblem } from '../../platform/backend-problem.ts';
import { dataDirectoryOf } from '../../platform/practice/data-directory.ts';
import type { Services } from '../../platform/services.ts';
import { describeStorage, type StorageFacts } from './storage-page.ts';

/** The way to the folder itself. */
export async function offerFolder({ t }: Services): Promise<void> {
  const folder = await findDataDirectory();
  const open = t('Open Folder');
  const chosen = await vscode.window.showInformationMessage(
    t('Your records are in {0}', folder.fsPath),
    open,
  );
  if (chosen === open) await vscode.commands.executeCommand('revealFileInOS', folder);
}

/** The page, as Markdown. */
export async function loadPage(services: Services): Promise<string> {
  const { backend, t } = services;
  const folder = await findDataDirectory();
  const { state } = backend;
  const described = {
    starting: () => t('The process that keeps your records is being reached.'),
    ready: ({ version, pid }: { version: string; pid: number }) =>
      t(
        'Your records are kept by Vireo {0}, process {1}, for all windows and the command line.',
        version,
        pid,
      ),
  };
  const line =
    state.phase === 'ready'
      ? described.ready(state.connection)
      : state.phase === 'failed'
        ? tellProblem(state.problem, t)
        : described.starting();
  const files = await listFiles(folder);
  const backups = await findBackups(services);
  return describeStorage({ dataDirectory: folder.fsPath, files, backend: line, ...backups }, t);
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

async function listFiles(folder: vscode.Uri): Promise<StorageFacts['files']> {
  const entries = await vscode.workspace.fs.readDirectory(folder).then(
    (found) => found,
    () => undefined,
  );
  if (entries === undefined) return undefined;
  const files = entries.filter(([, type]) => type === vscode.FileType.File);
  const sized = await Promise.all(
    files.map(async ([name]) => {
      const { size } = await vscode.workspace.fs.stat(vscode.Uri.joinPath(folder, name));
      return { name, bytes: size };
    }),
  );
  return sized.sort((one, other) => one.name.localeCompare(other.name));
}

async function findDataDirectory(): Promise<vscode.Uri> {
  const { defaultDataDirectory } = await import('../../../connection/index.ts');
  return vscode.Uri.file(dataDirectoryOf(defaultDataDirectory));
}
