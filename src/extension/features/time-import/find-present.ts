/** An import as it stands now: a notification about it may be older, and stays where another window took it back. */
import * as vscode from 'vscode';
import type { TimeImport } from '../../../api-client/index.ts';
import type { Services } from '../../platform/services.ts';

/** Undefined, with a message, when it was undone already. */
export async function findPresent(services: Services, id: string): Promise<TimeImport | undefined> {
  const { t } = services;
  const told = await loadImport(services, id);
  if (told.state !== 'undone') return told;
  const name = told.fileName || t('without a name');
  vscode.window.showInformationMessage(t('The import of {0} was already undone.', name));
  return undefined;
}

export async function loadImport({ backend }: Services, id: string): Promise<TimeImport> {
  return await backend.ask((api, options) => api.getTimeImport({ ...options, path: { id } }));
}
