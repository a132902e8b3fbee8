/** Asks for a document: by title, project, or a word of its text, which the service looks for. */
import * as vscode from 'vscode';
import type { Document } from '../../../api-client/index.ts';
import { loadAll } from '../../../api-client/load-all.ts';
import type { Disposable } from '../../../pages/disposables.ts';
import { joinFacts, tellByTime } from '../../../pages/practice/told-apart.ts';
import { type Directory, nameOf } from '../../../pages/records.ts';
import { userLocale } from '../../platform/l10n.ts';
import { showFailure } from '../../platform/notify.ts';
import type { Services } from '../../platform/services.ts';
import { stateWord, typeIcons } from './document-words.ts';

export interface PickDocument {
  readonly placeholder: string;
  /** Only those that the act can be done to. */
  readonly accepts?: (document: Document) => boolean;
  /** Where none is there. */
  readonly none: string;
}

interface DocumentItem extends vscode.QuickPickItem {
  readonly document: Document;
}

/** A pause in typing. */
const pauseMs = 200;

export async function pickDocument(
  services: Services,
  { placeholder, accepts = () => true, none }: PickDocument,
): Promise<Document | undefined> {
  const [all, directory] = await Promise.all([listDocuments(services), services.records.load()]);
  const offered = all.filter(accepts);
  if (offered.length === 0) {
    vscode.window.showInformationMessage(none);
    return undefined;
  }
  return await new DocumentPick(services, { offered, accepts, directory }).ask(placeholder);
}

async function listDocuments({ backend }: Services, text?: string): Promise<readonly Document[]> {
  const query = { limit: 200, ...(text === undefined ? {} : { text }) };
  return await loadAll((cursor) =>
    backend.ask((api, options) => api.listDocuments({ ...options, query: { ...query, ...cursor } })),
  );
}

interface Offer {
  readonly offered: readonly Document[];
  readonly accepts: (document: Document) => boolean;
  readonly directory: Directory;
}

class DocumentPick {
  private readonly services: Services;
  private readonly offer: Offer;
  private readonly pick = vscode.window.createQuickPick<DocumentItem>();
  private pause: Disposable | undefined;
  private typed = '';

  constructor(services: Services, offer: Offer) {
    this.services = services;
    this.offer = offer;
  }

  async ask(placeholder: string): Promise<Document | undefined> {
    const { pick } = this;
    pick.placeholder = placeholder;
    pick.matchOnDescription = true;
    pick.items = this.toItems(new Set());
    const chosen = await new Promise<Document | undefined>((resolve) => {
      pick.onDidChangeValue((value) => this.search(value.trim()));
      pick.onDidAccept(() => resolve(pick.activeItems[0]?.document));
      pick.onDidHide(() => resolve(undefined));
      pick.show();
    });
    this.pause?.dispose();
    pick.dispose();
    return chosen;
  }

  private search(text: string): void {
    this.typed = text;
    this.pause?.dispose();
    if (text === '') {
      this.pick.items = this.toItems(new Set());
      return;
    }
    this.pause = this.services.clock.after(pauseMs, () => {
      this.find(text).catch((error: unknown) => showFailure(this.services, error));
    });
  }

  private async find(text: string): Promise<void> {
    this.pick.busy = true;
    const found = await listDocuments(this.services, text.slice(0, 200)).finally(() => {
      this.pick.busy = false;
    });
    // What was asked before the last letter is not what is typed.
    if (this.typed === text) this.pick.items = this.toItems(new Set(found.map(({ id }) => id)));
  }

  /** `found`: have the word in title or text. The editor itself looks through what a row shows. */
  private toItems(found: ReadonlySet<string>): DocumentItem[] {
    const { t } = this.services;
    const { offered, directory } = this.offer;
    const apart = tellByTime(offered, { t, locale: userLocale() }, (document) =>
      joinFacts(document.title, document.projectId),
    );
    return offered.map((document) => {
      const { client, project } = nameOf(directory, document.projectId);
      const item = {
        document,
        label: `$(${typeIcons[document.type]}) ${document.title}`,
        description: joinFacts(stateWord(document, t), client, project, apart.get(document)),
      };
      const isShown = `${document.title} ${item.description}`
        .toLowerCase()
        .includes(this.typed.toLowerCase());
      return found.has(document.id) && !isShown
        ? { ...item, alwaysShow: true, detail: `$(search) ${t('In its text: “{0}”', this.typed)}` }
        : item;
    });
  }
}
