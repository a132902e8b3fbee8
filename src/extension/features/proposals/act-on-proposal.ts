/** What a person does with a proposal, and what they are told of it. */
import * as vscode from 'vscode';
import type { ActProposal } from '../../../api-client/index.ts';
import { ifMatch } from '../../../pages/if-match.ts';
import { showBriefly, showFailure } from '../../platform/notify.ts';
import type { Services } from '../../platform/services.ts';
import { plain } from './proposal-words.ts';

/** Applies what was seen, and no later version of it. @throws ApiRequestError, where it is to be looked at again */
export async function applyProposal(services: Services, { id, version = 1 }: ActProposal): Promise<void> {
  const { backend, t } = services;
  const headers = ifMatch({ version });
  const done = await backend.ask((api, options) =>
    api.applyActProposal({ ...options, path: { id }, headers }),
  );
  const title = plain(done.title);
  if (done.state !== 'applied') {
    void vscode.window.showWarningMessage(t('Not done: {0}. {1}', title, plain(done.failure ?? '')).trim());
    return;
  }
  if (done.canUndo) offerUndo(services, done);
  else showBriefly(t('Done: {0}', title));
}

/** Nobody waits for the button. */
function offerUndo(services: Services, done: ActProposal): void {
  const { log, t } = services;
  const undo = t('Undo');
  Promise.resolve(vscode.window.showInformationMessage(t('Done: {0}', plain(done.title)), undo))
    .then((chosen) => (chosen === undo ? undoProposal(services, done) : undefined))
    .catch((error: unknown) => showFailure(services, error))
    .catch((error: unknown) => log.error(String(error)));
}

export async function undoProposal({ backend, t }: Services, { id, title }: ActProposal): Promise<void> {
  await backend.ask((api, options) => api.undoActProposal({ ...options, path: { id } }));
  showBriefly(t('Undone: {0}', plain(title)));
}

export async function discardProposal({ backend, t }: Services, { id, title }: ActProposal): Promise<void> {
  await backend.ask((api, options) => api.discardActProposal({ ...options, path: { id } }));
  showBriefly(t('Discarded: {0}', plain(title)));
}
