/** What is done with a document: approval, title, deletion. */
import * as vscode from 'vscode';
import type { Document } from '../../../api-client/index.ts';
import { ifMatch } from '../../../pages/if-match.ts';
import { showBriefly, showFailure } from '../../platform/notify.ts';
import type { Services } from '../../platform/services.ts';
import type { DocumentRights } from './document-rights.ts';
import { stateWord } from './document-words.ts';
import { askTitle } from './new-document.ts';
import { closeTabs, findText, retitleTab } from './open-documents.ts';

export interface ActPorts {
  readonly services: Services;
  readonly rights: DocumentRights;
}

type Act = (ports: ActPorts, document: Document) => Promise<void>;

const call = (document: Document) => ({ path: { id: document.id }, headers: ifMatch(document) });

/** Unsaved changes are saved first: they are what is meant. */
export const submit: Act = async ({ services, rights }, { id }) => {
  const text = findText(id);
  if (text?.isDirty && !(await text.save())) return;
  const { backend } = services;
  const saved = await backend.ask((api, options) => api.getDocument({ ...options, path: { id } }));
  const submitted = await backend.ask((api, options) => api.submitDocument({ ...options, ...call(saved) }));
  const isOwn = submitted.state === 'in-review' && (await rights.decidesAlone());
  say(services, isOwn ? await sendApproval(services, submitted) : submitted);
};

export const withdraw: Act = async ({ services }, document) => {
  const after = await services.backend.ask((api, options) =>
    api.withdrawDocument({ ...options, ...call(document) }),
  );
  say(services, after);
};

export const approve: Act = async ({ services }, document) => {
  if (!refuseUnsaved(services, document)) say(services, await sendApproval(services, document));
};

export const sendBack: Act = async ({ services }, document) => {
  const { backend, t } = services;
  const reason = await vscode.window.showInputBox({
    prompt: t('Why do you send {0} back?', document.title),
    placeHolder: t('What should change'),
    validateInput: (typed) => (typed.trim() === '' ? t('Type a reason.') : undefined),
  });
  if (reason === undefined) return;
  const after = await backend.ask((api, options) =>
    api.sendBackDocument({ ...options, ...call(document), body: { reason: reason.trim().slice(0, 2_000) } }),
  );
  say(services, after);
};

export const rename: Act = async ({ services }, document) => {
  const title = await askTitle(services, document.title);
  if (title === undefined || title === document.title) return;
  const after = await services.backend.ask((api, options) =>
    api.patchDocument({ ...options, ...call(document), body: { title } }),
  );
  await retitleTab(services, after);
};

export const remove: Act = async ({ services }, document) => {
  const { backend, t } = services;
  if (document.approvedNumber !== null) {
    vscode.window.showInformationMessage(
      t('{0} was approved, so it is kept. Rename it or write a new version.', document.title),
    );
    return;
  }
  const act = t('Delete');
  const detail = t('Its versions and comments are deleted with it. You can undo this for 30 days.');
  const question = t('Delete {0}?', document.title);
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, act)) !== act) return;
  await backend.ask((api, options) => api.deleteDocument({ ...options, ...call(document) }));
  await closeTabs(document.id);
  offerUndo(services, document).catch((error: unknown) => showFailure(services, error));
};

/** Nobody waits for the button. */
async function offerUndo({ backend, t }: Services, { id, title }: Document): Promise<void> {
  const undo = t('Undo');
  if ((await vscode.window.showInformationMessage(t('{0} was deleted.', title), undo)) !== undo) return;
  await backend.ask((api, options) => api.restoreDocument({ ...options, path: { id } }));
}

async function sendApproval({ backend }: Services, document: Document): Promise<Document> {
  return await backend.ask((api, options) => api.approveDocument({ ...options, ...call(document) }));
}

/** What is approved is the saved text: unsaved changes would make a draft of it again. */
function refuseUnsaved({ t }: Services, { id, title }: Document): boolean {
  if (findText(id)?.isDirty !== true) return false;
  vscode.window.showInformationMessage(
    t('{0} has unsaved changes. Revert them to approve it, or save them and submit it again.', title),
  );
  return true;
}

function say({ t }: Services, document: Document): void {
  showBriefly(t('{0}: {1}', document.title, stateWord(document, t)));
}
