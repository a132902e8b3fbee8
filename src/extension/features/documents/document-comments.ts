/** Comments on passages of documents, as the editor shows comments: at their place, with replies, resolved or open. */
import * as vscode from 'vscode';
import type { DocumentComment } from '../../../api-client/index.ts';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import type { People } from '../../platform/practice/people.ts';
import type { Services } from '../../platform/services.ts';
import { type Thread, toThreads } from './comment-threads.ts';
import { readAddress } from './document-address.ts';
import type { DocumentRights } from './document-rights.ts';
import { sameText } from './text-places.ts';

export interface ShownThread {
  readonly shown: vscode.CommentThread;
  readonly thread: Thread;
}

export class DocumentComments implements Disposable {
  private readonly services: Services;
  private readonly rights: DocumentRights;
  private readonly store: DisposableStore;
  private readonly controller: vscode.CommentController;
  /** By address of the document, and by the first comment of the thread. */
  private readonly shown = new Map<string, Map<string, ShownThread>>();

  constructor(services: Services, rights: DocumentRights) {
    this.services = services;
    this.rights = rights;
    const { t } = services;
    this.store = new DisposableStore((error) => services.log.warn(`Comments: ${String(error)}`));
    this.controller = vscode.comments.createCommentController('vireo.documents', t('Document Comments'));
    this.controller.options = { prompt: t('Reply…'), placeHolder: t('Comment on this passage') };
    this.controller.commentingRangeProvider = {
      provideCommentingRanges: async (document) => {
        const address = readAddress(document.uri);
        if (address === undefined || address.number !== undefined || !(await rights.mayWrite())) return [];
        return [new vscode.Range(0, 0, Math.max(0, document.lineCount - 1), 0)];
      },
    };
    this.store.addAll(
      this.controller,
      vscode.workspace.onDidOpenTextDocument((document) => this.show(document)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.forget(uri)),
      // A newer text was read, or the changes were saved: its threads have other places.
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (!document.isDirty) this.show(document);
      }),
      vscode.workspace.onDidSaveTextDocument((document) => this.show(document)),
    );
    this.refresh();
  }

  /** Those of all open documents. */
  refresh(): void {
    for (const document of vscode.workspace.textDocuments) this.show(document);
  }

  /** Undefined for a thread that is being written. */
  find(shown: vscode.CommentThread): Thread | undefined {
    return [...(this.shown.get(shown.uri.toString())?.values() ?? [])].find((one) => one.shown === shown)
      ?.thread;
  }

  dispose(): void {
    this.store.dispose();
    this.shown.clear();
  }

  private show(document: vscode.TextDocument): void {
    const address = readAddress(document.uri);
    if (address === undefined || address.number !== undefined) return;
    this.load(document, address.id).catch((error: unknown) =>
      this.services.log.warn(`Comments: ${String(error)}`),
    );
  }

  private async load(document: vscode.TextDocument, id: string): Promise<void> {
    const { backend } = this.services;
    const path = { id };
    const [{ content = '' }, { items }, people] = await Promise.all([
      backend.ask((api, options) => api.getDocument({ ...options, path })),
      backend.ask((api, options) => api.listDocumentComments({ ...options, path })),
      this.rights.people(),
    ]);
    // Unsaved, or not read again yet: the places are those of another text, and a change of this one asks again.
    if (document.isClosed || !sameText(document.getText(), content)) return;
    this.place(document.uri, toThreads(items, content), people);
  }

  private place(uri: vscode.Uri, threads: readonly Thread[], people: People): void {
    const old = this.shown.get(uri.toString()) ?? new Map<string, ShownThread>();
    const placed = new Map<string, ShownThread>();
    for (const thread of threads) {
      const shown = old.get(thread.key)?.shown ?? this.create(uri, thread, people);
      this.fill(shown, thread, people);
      placed.set(thread.key, { shown, thread });
    }
    for (const [key, { shown }] of old) if (!placed.has(key)) shown.dispose();
    this.shown.set(uri.toString(), placed);
  }

  private create(uri: vscode.Uri, thread: Thread, people: People): vscode.CommentThread {
    const comments = toComments(thread, people);
    const shown = this.controller.createCommentThread(uri, rangeOf(thread), comments);
    shown.collapsibleState = vscode.CommentThreadCollapsibleState.Collapsed;
    return shown;
  }

  private fill(shown: vscode.CommentThread, thread: Thread, people: People): void {
    const { t } = this.services;
    const isGone = thread.passage === undefined;
    shown.range = rangeOf(thread);
    shown.comments = toComments(thread, people);
    shown.canReply = !isGone;
    shown.contextValue = thread.isResolved ? 'resolved' : 'open';
    shown.state = thread.isResolved
      ? vscode.CommentThreadState.Resolved
      : vscode.CommentThreadState.Unresolved;
    if (isGone) shown.label = t('This passage is no longer in the text');
  }

  private forget(uri: vscode.Uri): void {
    for (const { shown } of this.shown.get(uri.toString())?.values() ?? []) shown.dispose();
    this.shown.delete(uri.toString());
  }
}

/** Without a place it stands at the top. */
function rangeOf({ passage }: Thread): vscode.Range {
  if (passage === undefined) return new vscode.Range(0, 0, 0, 0);
  const { from, to } = passage;
  return new vscode.Range(from.line, from.character, to.line, to.character);
}

function toComments({ comments, passage }: Thread, people: People): vscode.Comment[] {
  return comments.map((comment) => toComment(comment, people, passage === undefined));
}

/** Plain text: what others wrote loads no picture and runs no link. */
function toComment(comment: DocumentComment, people: People, isGone: boolean): vscode.Comment {
  const { author, createdAt, quote, text } = comment;
  return {
    body: isGone ? `“${quote}”\n\n${text}` : text,
    mode: vscode.CommentMode.Preview,
    author: { name: people.get(author)?.name ?? '' },
    timestamp: new Date(createdAt),
  };
}
