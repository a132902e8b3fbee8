/** Writes comments on passages, and resolves or reopens them. */
import * as vscode from 'vscode';
import type { Services } from '../../platform/services.ts';
import type { Thread } from './comment-threads.ts';
import { readAddress } from './document-address.ts';
import type { DocumentComments } from './document-comments.ts';
import { passageAt, sameText, type TextSpan } from './text-places.ts';

interface Passage extends TextSpan {
  /** Of the version that the places are of. */
  readonly number: number;
}

/** `reply` is what the editor hands over: the thread and what was typed. */
export async function addComment(
  services: Services,
  comments: DocumentComments,
  reply: unknown,
): Promise<void> {
  const { thread: shown, text } = reply as vscode.CommentReply;
  const id = readAddress(shown.uri)?.id;
  if (id === undefined || text.trim() === '') return;
  const known = comments.find(shown);
  const passage =
    known === undefined ? await readPassage(services, shown, id) : await againOn(services, known);
  if (passage === undefined) return;
  await services.backend.ask((api, options) =>
    api.createDocumentComment({
      ...options,
      path: { id },
      body: { id: api.newId(), ...passage, text: text.trim().slice(0, 5_000) },
    }),
  );
  if (known === undefined) shown.dispose();
  comments.refresh();
}

export async function setResolved(
  services: Services,
  comments: DocumentComments,
  shown: unknown,
  isResolved: boolean,
): Promise<void> {
  const thread = comments.find(shown as vscode.CommentThread);
  const changed = thread?.comments.filter((comment) => comment.isResolved !== isResolved) ?? [];
  for (const { documentId, id } of changed) {
    await services.backend.ask((api, options) =>
      api.patchDocumentComment({
        ...options,
        path: { id: documentId, commentId: id },
        body: { isResolved },
      }),
    );
  }
  comments.refresh();
}

/** A reply is another comment on the same passage. */
async function againOn({ backend }: Services, thread: Thread): Promise<Passage | undefined> {
  const { passage, comments } = thread;
  if (passage === undefined) return undefined;
  const path = { id: comments[0].documentId };
  const { number } = await backend.ask((api, options) => api.getDocument({ ...options, path }));
  return { number, start: passage.start, end: passage.end };
}

/** A place is one of a saved text. Undefined: nothing was selected, or the text is not saved. */
async function readPassage(
  { backend, t }: Services,
  { uri, range }: vscode.CommentThread,
  id: string,
): Promise<Passage | undefined> {
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.isDirty) {
    const save = t('Save and Comment');
    const sentence = t('A comment belongs to a saved version. Save the document first.');
    if ((await vscode.window.showInformationMessage(sentence, save)) !== save) return undefined;
    if (!(await document.save())) return undefined;
  }
  const { content = '', number } = await backend.ask((api, options) =>
    api.getDocument({ ...options, path: { id } }),
  );
  if (!sameText(document.getText(), content)) {
    vscode.window.showWarningMessage(t('The document was changed elsewhere. Comment again on the new text.'));
    return undefined;
  }
  const { start, end } = range ?? new vscode.Range(0, 0, 0, 0);
  const passage = passageAt(content, start, end);
  if (passage === undefined) vscode.window.showInformationMessage(t('Select the text to comment on.'));
  return passage && { number, ...passage };
}
