/** Where the records lie, what is in there, and how to take them away. */
import * as vscode from 'vscode';
import { formatAgo } from '../../platform/ago.ts';
import { tellProblem } from '../../platform/backend-problem.ts';
import { registerCommand } from '../../platform/commands.ts';
import { findDataDirectory } from '../../platform/create-backend.ts';
import { type Disposable, DisposableStore } from '../../platform/disposables.ts';
import { createPages } from '../../platform/documents.ts';
import type { Services } from '../../platform/services.ts';
import type { StorageFacts } from './storage-page.ts';

export function registerStorage(services: Services): Disposable {
  const { log, t } = services;
  const onError = (error: unknown) => log.error(String(error));
  const pages = createPages('storage', () => loadPage(services), onError);
  const show = async () => {
    await pages.show(t('What Vireo stores'), '');
    offerFolder(services).catch(onError);
  };
  return new DisposableStore(onError).addAll(pages, registerCommand(services, 'vireo.showStorage', show));
}

async function offerFolder({ t }: Services): Promise<void> {
  const folder = await findDataDirectory();
  const open = t('Open Folder');
  const chosen = await vscode.window.showInformationMessage(
    t('Your records are in {0}', folder.fsPath),
    open,
  );
  if (chosen === open) await vscode.commands.executeCommand('revealFileInOS', folder);
}

async function loadPage(services: Services): Promise<string> {
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
  const { describeStorage } = await import('./storage-page.ts');
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
