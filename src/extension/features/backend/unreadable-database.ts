/** What the user decides about a database that could not be opened: look at it, or start empty. */
import * as vscode from 'vscode';
import { dataDirectoryOf } from '../../platform/practice/data-directory.ts';
import type { Services } from '../../platform/services.ts';

function movedDatabaseOf({ backend: { state } }: Services): string | undefined {
  return state.phase === 'failed' ? state.problem.setAside?.path : undefined;
}

/** Shows the file that was moved; the data folder where none was. */
export async function openMovedDatabase(services: Services): Promise<void> {
  const path = movedDatabaseOf(services);
  const { defaultDataDirectory } = await import('../../../connection/index.ts');
  const place = vscode.Uri.file(path ?? dataDirectoryOf(defaultDataDirectory));
  await vscode.commands.executeCommand('revealFileInOS', place);
}

export async function startEmpty(services: Services): Promise<void> {
  const { backend, t } = services;
  const path = movedDatabaseOf(services);
  if (path === undefined) return backend.reconnect();
  const confirm = t('Start Empty');
  const detail = t(
    'The new practice has no clients, time or invoices, and invoice numbers start over. The moved database stays at {0}.',
    path,
  );
  const chosen = await vscode.window.showWarningMessage(
    t('Start with an empty practice?'),
    { modal: true, detail },
    confirm,
  );
  if (chosen === confirm) await backend.startEmpty();
}
