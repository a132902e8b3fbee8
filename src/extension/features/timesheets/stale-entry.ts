/** An entry that another window, or another person, was faster with. */
import * as vscode from 'vscode';
import type { TimeEntry } from '../../../api-client/index.ts';
import { describeConflict } from '../../../pages/conflict-words.ts';
import type { ApiFailure } from '../../../pages/failures.ts';
import type { Services } from '../../platform/services.ts';

export async function readEntry({ backend }: Services, id: string): Promise<TimeEntry> {
  return await backend.ask((api, options) => api.getTimeEntry({ ...options, path: { id } }));
}

/** Both versions in a sentence; gives the entry as it is now. */
export async function tellStale(
  services: Services,
  { id }: TimeEntry,
  { conflict }: ApiFailure,
): Promise<TimeEntry> {
  const current = await readEntry(services, id);
  const sentence = services.t(
    'The entry was changed elsewhere, so nothing was done. It now shows the current state.',
  );
  const sides = conflict && describeConflict(conflict, services.t);
  // Not awaited: the entry is shown beside it.
  vscode.window.showWarningMessage([sentence, sides].filter(Boolean).join(' '));
  return current;
}
