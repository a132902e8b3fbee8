/** What the user decides about a database that could not be opened, or is missing: look at it, or start empty. */
import * as vscode from 'vscode';
import type { UnreadableDatabase } from '../../../contract/unreadable-database.ts';
import { localDirectoryOf } from '../../platform/practice/data-directory.ts';
import type { Services } from '../../platform/services.ts';

function questionOf({ backend: { state } }: Services): UnreadableDatabase | undefined {
  return state.phase === 'failed' ? state.problem.setAside : undefined;
}

/** Shows the file that was moved; the data folder where none was. */
export async function openMovedDatabase(services: Services): Promise<void> {
  const question = questionOf(services);
  const path = question?.missing ? undefined : question?.path;
  const { defaultDataDirectory } = await import('../../../connection/index.ts');
  const place = vscode.Uri.file(path ?? localDirectoryOf(defaultDataDirectory));
  await vscode.commands.executeCommand('revealFileInOS', place);
}

export async function startEmpty(services: Services): Promise<void> {
  const { backend, t } = services;
  const question = questionOf(services);
  if (question === undefined) return backend.reconnect();
  const confirm = t('Start Empty');
  const empty = t(
    'The new practice has no clients, time or invoices. Invoice numbers continue after the last one issued.',
  );
  const moved = question.missing ? [] : [t('The moved database stays at {0}.', question.path)];
  const detail = [empty, ...moved].join(' ');
  const chosen = await vscode.window.showWarningMessage(
    t('Start with an empty practice?'),
    { modal: true, detail },
    confirm,
  );
  if (chosen === confirm) await backend.startEmpty();
}
