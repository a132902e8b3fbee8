/** Documents in the editor, once they are looked at: files, comments, commands. A bundle of its own. */
import * as vscode from 'vscode';
import type { Document } from '../../../api-client/index.ts';
import type { RecordLink } from '../../../contract/coach/record-link.ts';
import { watchRecords } from '../../../pages/changes.ts';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import type { Services } from '../../platform/services.ts';
import { ActiveDocument } from './active-document.ts';
import { compareVersions, compareWithApproved, compareWithPrevious } from './compare-documents.ts';
import * as acts from './document-acts.ts';
import { readAddress } from './document-address.ts';
import type { DocumentAct } from './document-commands.ts';
import { DocumentComments } from './document-comments.ts';
import { DocumentFiles } from './document-files.ts';
import { DocumentRights } from './document-rights.ts';
import { exportDocument } from './export-document.ts';
import { newDocument } from './new-document.ts';
import { documentIdOf, showDocument } from './open-documents.ts';
import { type PickDocument, pickDocument } from './pick-document.ts';
import { addComment, setResolved } from './write-comments.ts';

type Accepts = NonNullable<PickDocument['accepts']>;
type Run = (target: unknown) => Promise<unknown>;

const isDraft: Accepts = ({ state }) => state === 'draft';
const isInReview: Accepts = ({ state }) => state === 'in-review';
const hasOlder: Accepts = ({ number }) => number > 1;
const hasOlderApproved: Accepts = ({ number, approvedNumber }) =>
  approvedNumber !== null && approvedNumber < number;
const canBeDeleted: Accepts = ({ approvedNumber }) => approvedNumber === null;

export class DocumentsHost implements Disposable {
  readonly files: DocumentFiles;
  private readonly services: Services;
  private readonly store: DisposableStore;
  private readonly changed: vscode.EventEmitter<vscode.FileChangeEvent[]>;
  private readonly rights: DocumentRights;
  private readonly active: ActiveDocument;
  private readonly commands: Readonly<Record<DocumentAct, Run>>;
  private comments: DocumentComments | undefined;

  constructor(services: Services, changed: vscode.EventEmitter<vscode.FileChangeEvent[]>) {
    this.services = services;
    this.changed = changed;
    this.store = new DisposableStore((error) => services.log.warn(`Documents: ${String(error)}`));
    this.rights = this.store.add(new DocumentRights(services));
    this.active = this.store.add(new ActiveDocument(services));
    this.files = new DocumentFiles({
      services,
      rights: this.rights,
      onDidLoad: (document) => this.onDidLoad(document),
    });
    this.commands = this.buildCommands();
    this.store.addAll(
      services.backend.onDidNotify((event) => {
        if ('reload' in event) this.tellFiles();
        else if ('type' in event && event.type.startsWith('document.'))
          this.tellFiles(event.id, event.type === 'document.deleted');
      }),
      watchRecords(services, ['document', 'document-comment', 'user'], () => this.refresh()),
    );
  }

  async run(act: DocumentAct, target: unknown): Promise<unknown> {
    return await this.commands[act](target);
  }

  /** Shows the document of a link; false when it is not there any more. */
  async open({ ids: [id] }: RecordLink): Promise<boolean> {
    if (id === undefined) return false;
    await showDocument(this.services, await this.load(id));
    return true;
  }

  dispose(): void {
    this.store.dispose();
  }

  private buildCommands(): Readonly<Record<DocumentAct, Run>> {
    const { services, rights } = this;
    const { t } = services;
    const ports = { services, rights };
    const noDraft = t('No document is a draft.');
    const noneInReview = t('No document is in review.');
    const one = t('Every document has only one version.');
    return {
      newDocument: (target) => newDocument(services, target),
      openDocument: this.on(({ id }) => this.open({ kind: 'document', ids: [id] }), {
        placeholder: t('Search by title, project or text'),
        none: t('There are no documents yet.'),
        isFromEditor: false,
      }),
      submitDocument: this.on((it) => acts.submit(ports, it), { accepts: isDraft, none: noDraft }),
      withdrawDocument: this.on((it) => acts.withdraw(ports, it), {
        accepts: isInReview,
        none: noneInReview,
      }),
      approveDocument: this.on((it) => acts.approve(ports, it), { accepts: isInReview, none: noneInReview }),
      sendBackDocument: this.on((it) => acts.sendBack(ports, it), {
        accepts: isInReview,
        none: noneInReview,
      }),
      compareDocument: this.on((it) => compareWithPrevious(services, it), { accepts: hasOlder, none: one }),
      compareDocumentVersions: this.on((it) => compareVersions(services, it, rights), {
        accepts: hasOlder,
        none: one,
      }),
      compareDocumentApproved: this.on((it) => compareWithApproved(services, it), {
        accepts: hasOlderApproved,
        none: t('No document was changed after its approval.'),
      }),
      renameDocument: this.on((it) => acts.rename(ports, it)),
      deleteDocument: this.on((it) => acts.remove(ports, it), {
        accepts: canBeDeleted,
        none: t('No document can be deleted: approved ones are kept.'),
      }),
      exportDocument: this.on((it) => exportDocument(services, it)),
      addDocumentComment: (reply) => addComment(services, this.ownComments(), reply),
      resolveDocumentComment: (shown) => setResolved(services, this.ownComments(), shown, true),
      reopenDocumentComment: (shown) => setResolved(services, this.ownComments(), shown, false),
    };
  }

  /** From a row or an editor the document is known; from elsewhere it is asked for. */
  private on(
    act: (document: Document) => Promise<unknown>,
    options: Partial<PickDocument> & { readonly isFromEditor?: boolean } = {},
  ): Run {
    const { t } = this.services;
    const { isFromEditor = true, ...pick } = options;
    return async (target) => {
      const id = target === undefined && !isFromEditor ? undefined : documentIdOf(target);
      const asked = { placeholder: t('Which document?'), none: t('There are no documents yet.'), ...pick };
      const document = id === undefined ? await pickDocument(this.services, asked) : await this.load(id);
      return document === undefined ? undefined : await act(document);
    };
  }

  private async load(id: string): Promise<Document> {
    return await this.services.backend.ask((api, options) => api.getDocument({ ...options, path: { id } }));
  }

  private onDidLoad(document: Document): void {
    this.active.note(document);
    this.ownComments();
  }

  /** From the first document on that is opened. */
  private ownComments(): DocumentComments {
    this.comments ??= this.store.add(new DocumentComments(this.services, this.rights));
    return this.comments;
  }

  private refresh(): void {
    this.comments?.refresh();
    this.active.refresh().catch((error: unknown) => this.services.log.warn(`Documents: ${String(error)}`));
  }

  /** The editor reads again what has no unsaved changes. Without an id: any may have changed. */
  private tellFiles(id?: string, isDeleted = false): void {
    const type = isDeleted ? vscode.FileChangeType.Deleted : vscode.FileChangeType.Changed;
    const events = vscode.workspace.textDocuments.flatMap(({ uri }) => {
      const address = readAddress(uri);
      const isMeant = address !== undefined && (id === undefined || address.id === id);
      return isMeant ? [{ type, uri }] : [];
    });
    if (events.length > 0) this.changed.fire(events);
  }
}
