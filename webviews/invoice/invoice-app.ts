/**
 * `<vireo-invoice>`: the invoice panel. It shows what the host sends, sends what the user typed, and keeps both
 * apart: figures are always the host's, text being typed is always the user's. It makes no request of its own.
 */

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { inBackground } from '../../src/contract/background/in-background.ts';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { RecordLink } from '../../src/contract/coach/record-link.ts';
import type { Connection } from '../../src/contract/webview/common.ts';
import { DelayedCall } from '../components/delayed-call.ts';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import { paperWidth, type Zoom, zoomPercent } from '../components/paper/paper-zoom.ts';
import { SkeletonController, skeleton } from '../components/skeleton.ts';
import { baseStyles, controlStyles } from '../components/styles.ts';
import type { ViewHost } from '../host.ts';
import type { VireoInvoiceFields } from './fields.ts';
import type { InvoiceField } from './invoice-fields.ts';
import { InvoiceForm, isEditable } from './invoice-form.ts';
import { renderHeader } from './invoice-header.ts';
import { invoiceStyles } from './invoice-styles.ts';
import type { VireoIssue } from './issue-box.ts';
import { LineEditing } from './lines/line-editing.ts';
import type { VireoInvoiceLines } from './lines/line-list.ts';
import type {
  FixAction,
  InvoiceContent,
  InvoiceDeleted,
  InvoiceHostMessage,
  InvoiceRefusal,
  InvoiceViewMessage,
  InvoiceViewState,
} from './messages.ts';
import { words as strings } from './words.ts';
import './fields.ts';
import './issue-box.ts';
import type { AccountAct } from './issued/account-rail.ts';
import './issued/account-rail.ts';
import './lines/line-list.ts';
import '../components/paper/paper.ts';

export type InvoiceHost = ViewHost<InvoiceHostMessage, InvoiceViewMessage, InvoiceViewState>;

/** Long enough to type a word, short enough that totals seem to follow. */
const sendAfterMs = 300;

export class VireoInvoice extends LitElement {
  static override properties = {
    host: { attribute: false },
    _content: { state: true },
    _gone: { state: true },
    _connection: { state: true },
    _refusal: { state: true },
    _openLines: { state: true },
    _zoom: { state: true },
    _room: { state: true },
    _detailsOpen: { state: true },
    _revision: { state: true },
    _issuing: { state: true },
    _news: { state: true },
  };
  static override styles = [baseStyles, controlStyles, invoiceStyles];

  declare host: InvoiceHost | undefined;
  declare _content: InvoiceContent | undefined;
  declare _gone: InvoiceDeleted | undefined;
  declare _connection: Connection | undefined;
  declare _refusal: string | undefined;
  declare _openLines: ReadonlySet<string>;
  declare _zoom: Zoom;
  /** Pixels that the page has in width. */
  declare _room: number;
  declare _detailsOpen: boolean;
  declare _revision: number;
  declare _issuing: boolean;
  declare _news: string;

  readonly #form = new InvoiceForm(navigator.language);
  /** Version of the draft that what waits to be sent was typed on. */
  #typedOn: number | undefined;
  readonly #sending = new DelayedCall(() => this.#sendChanges(), sendAfterMs);
  readonly #roomObserver = new ResizeObserver(([desk]) => {
    this._room = desk?.contentRect.width ?? paperWidth;
  });
  #updateId = 0;
  readonly #lines = new LineEditing(navigator.language, {
    send: (message) =>
      this.host?.send(message.type === 'changeLine' ? { ...message, ...this.#seen } : message),
    nextId: () => ++this.#updateId,
    request: () => this.#requestSending(),
    flush: () => this.#sendNow(),
    changed: () => {
      this._revision += 1;
    },
    announce: (news) => {
      this._news = news;
    },
  });
  #stopListening: (() => void) | undefined;

  constructor() {
    super();
    new SkeletonController(this);
    this._openLines = new Set();
    this._zoom = 'fit';
    this._room = paperWidth;
    this._detailsOpen = false;
    this._revision = 0;
    this._issuing = false;
    this._news = '';
  }

  /** Called once by the page: from here on the view lives. */
  connect(host: InvoiceHost): void {
    this.host = host;
    this.#stopListening = host.listen((message) => this.#receive(message));
    host.send({ type: 'ready' });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sending.flush();
    this.#roomObserver.disconnect();
    this.#stopListening?.();
  }

  override render(): TemplateResult {
    const content = this._content;
    if (this._gone !== undefined) return renderGone(this._gone);
    if (content === undefined) return skeleton;
    return html`${renderHeader({
      content,
      connection: this._connection,
      zoom: this._zoom,
      percent: zoomPercent(this._zoom, this._room),
      zoomTo: (zoom) => {
        this._zoom = zoom;
      },
      detailsOpen: this._detailsOpen,
      toggleDetails: () => this.#toggleDetails(),
      exportInvoice: () => this.host?.send({ type: 'export' }),
      editLook: () => this.host?.send({ type: 'editLook' }),
      act: (act) => this.host?.send({ type: 'act', act }),
    })}
      <main class="desk" aria-label=${strings.paper} tabindex="0">
        <vireo-paper .content=${content} .openLines=${this._openLines} .actions=${this.#paperActions}></vireo-paper>
      </main>
      <aside class="rail ${this._detailsOpen ? 'open' : ''}" aria-label=${isEditable(content) ? strings.edit : strings.facts}>
        ${this.#renderRefusal()}
        <div class="scroll" id="details" @keydown=${this.#closeOnEscape}>
          ${this.#renderAccount(content)}
          <vireo-invoice-fields
            .content=${content}
            .form=${this.#form}
            .revision=${this._revision}
            .actions=${this.#fieldActions}
          ></vireo-invoice-fields>
          ${
            isEditable(content)
              ? html`<vireo-invoice-lines .content=${content} .editing=${this.#lines} .revision=${this._revision}></vireo-invoice-lines>`
              : nothing
          }
        </div>
        ${isEditable(content) ? this.#renderIssue(content) : nothing}
      </aside>
      <p class="sr" role="status">${this._news}</p>`;
  }

  override updated(): void {
    const desk = this.renderRoot.querySelector('.desk');
    if (desk !== null) {
      this.#roomObserver.observe(desk);
    }
    const paper = this.renderRoot.querySelector<HTMLElement>('vireo-paper');
    // Through the object model: the page's policy refuses style attributes.
    paper?.style.setProperty('zoom', `${zoomPercent(this._zoom, this._room)}%`);
    this.#saveState();
  }

  #renderRefusal(): TemplateResult {
    return html`<div class="alert" role="alert">
      ${
        this._refusal === undefined
          ? nothing
          : html`<div class="notice refusal">
            ${icon('error', 'danger')}
            <p>${strings.notSaved} ${this._refusal}</p>
            ${
              this.#isSettled
                ? nothing
                : html`<div class="row">
                  <vscode-button secondary class="compact" @keydown=${activateOnKeys} @click=${() => this.#sendChanges()}>
                    ${strings.retry}
                  </vscode-button>
                </div>`
            }
          </div>`
      }
    </div>`;
  }

  #renderAccount({ account, document }: InvoiceContent): TemplateResult | typeof nothing {
    return account === undefined
      ? nothing
      : html`<vireo-invoice-account
          .account=${account}
          .dueDate=${document.dueDate}
          .actions=${this.#accountActions}
        ></vireo-invoice-account>`;
  }

  #renderIssue(content: InvoiceContent): TemplateResult {
    const phase = this._issuing ? 'issuing' : this.#isSettled ? 'idle' : 'saving';
    return html`<vireo-issue
      .content=${content}
      .phase=${phase}
      .blocked=${this.#findBlock(content)}
      .actions=${this.#issueActions}
    ></vireo-issue>`;
  }

  #findBlock(content: InvoiceContent): string | undefined {
    if (
      this.#form.findInvalid(content) !== undefined ||
      this.#lines.form.findInvalid(content) !== undefined
    ) {
      return strings.blockedByField;
    }
    const failed = content.checks.filter(({ state }) => state === 'error').length;
    return failed === 0 ? undefined : strings.blockedByCheck(failed);
  }

  readonly #openRecord = (link: RecordLink): void => this.host?.send({ type: 'openRecord', link });

  readonly #paperActions = {
    toggleLine: (lineId: string): void => {
      const open = new Set(this._openLines);
      this._openLines = open.delete(lineId) ? open : open.add(lineId);
    },
    openRecord: this.#openRecord,
    openCommit: (hash: string, entryId: string): void =>
      this.host?.send({ type: 'openCommit', hash, entryId }),
  };

  readonly #fieldActions = {
    typed: (field: InvoiceField, text: string): void => {
      this.#form.type(field, text);
      this.#requestSending();
      this._revision += 1;
    },
    left: (field: InvoiceField): void => {
      this.#form.leave(field);
      this.#sendNow();
      this._revision += 1;
    },
    openRecord: this.#openRecord,
    mend: (action: FixAction, weekStart?: string): void =>
      this.host?.send({ type: 'mend', action, ...(weekStart && { weekStart }) }),
  };

  readonly #accountActions = {
    act: (type: AccountAct): void => this.host?.send({ type }),
    reverse: (paymentId: string): void => this.host?.send({ type: 'reversePayment', paymentId }),
  };

  readonly #issueActions = {
    prepare: (): boolean => {
      this.#sendNow();
      const content = this._content;
      if (content === undefined || this.#findBlock(content) === undefined) {
        return content !== undefined;
      }
      const invalid = this.#form.findInvalid(content);
      const line = this.#lines.form.findInvalid(content);
      inBackground(
        this.#afterOpening((fields) => {
          if (invalid !== undefined) fields.focusField(invalid);
          else if (line === undefined) fields.focusFailedCheck();
          else inBackground(this.#lineList?.focusField(line.lineId, line.field), 'Focus');
        }),
        'Focus',
      );
      return false;
    },
    confirm: (): void => {
      if (this._content !== undefined) {
        this._issuing = true;
        this.host?.send({ type: 'issue', version: this._content.version });
      }
    },
  };

  get #fields(): VireoInvoiceFields | null {
    return this.renderRoot.querySelector<VireoInvoiceFields>('vireo-invoice-fields');
  }

  get #lineList(): VireoInvoiceLines | null {
    return this.renderRoot.querySelector<VireoInvoiceLines>('vireo-invoice-lines');
  }

  get #isSettled(): boolean {
    return this.#form.isSettled && this.#lines.form.isSettled;
  }

  #toggleDetails(): void {
    this._detailsOpen = !this._detailsOpen;
    if (this._detailsOpen) {
      inBackground(
        this.#afterOpening((fields) => fields.focusFirst()),
        'Focus',
      );
    }
  }

  /** What is not shown takes no focus: the details first, where they have no place of their own. */
  async #afterOpening(reveal: (fields: VireoInvoiceFields) => void): Promise<void> {
    this._detailsOpen = true;
    await this.updateComplete;
    if (this.#fields !== null) {
      await this.#fields.updateComplete;
      reveal(this.#fields);
    }
  }

  readonly #closeOnEscape = (event: KeyboardEvent): void => {
    const toggle = this.renderRoot.querySelector<HTMLElement>('.toggle');
    const isFolding = toggle !== null && getComputedStyle(toggle).display !== 'none';
    if (event.key === 'Escape' && isFolding && this._detailsOpen) {
      this._detailsOpen = false;
      toggle.focus();
    }
  };

  #requestSending(): void {
    this.#typedOn ??= this._content?.version;
    this.#sending.request();
  }

  /** What was refused is sent again, too: no wait is asked for that. */
  #sendNow(): void {
    this.#sending.cancel();
    this.#sendChanges();
  }

  /** The draft as it was when one began to type: what was changed elsewhere since is not written over unseen. */
  get #seen(): { readonly seen?: number } {
    const seen = this.#typedOn ?? this._content?.version;
    return seen === undefined ? {} : { seen };
  }

  #sendChanges(): void {
    const changes = this._content && this.#form.takeChanges(this.#updateId + 1, this._content);
    if (changes !== undefined) {
      this.#updateId += 1;
      this._refusal = undefined;
      this.host?.send({ type: 'update', updateId: this.#updateId, changes, ...this.#seen });
    }
    this.#lines.sendChanges();
    this.#typedOn = undefined;
    this._revision += 1;
  }

  #receive(message: InvoiceHostMessage): void {
    switch (message.type) {
      case 'invoice':
        this.#show(message);
        break;
      case 'refused':
        this.#showRefusal(message);
        break;
      case 'gone':
        this.#leave(message);
        break;
      case 'connection':
        this._connection = message;
        break;
    }
    this._revision += 1;
  }

  #show(content: InvoiceContent): void {
    const before = this._content;
    if (before === undefined) {
      this.#restore(content.document.id);
    }
    if (content.answers !== undefined) {
      this.#form.accept(content.answers);
      this._refusal = undefined;
    }
    this._content = content;
    this._gone = undefined;
    this.#lines.show(content);
    if (before !== undefined && isEditable(before) && !isEditable(content)) {
      this.#becomeFinal(content);
    } else if (before === undefined && !this.#isSettled) {
      this.#sending.request();
    }
  }

  /** Nothing that could be clicked in vain, and nothing that waits to be sent, is left. */
  #leave(gone: InvoiceDeleted): void {
    this.#sending.cancel();
    this.#form.clear();
    this.#lines.clear();
    this._issuing = false;
    this._refusal = undefined;
    this._gone = gone;
    inBackground(
      this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('h1')?.focus()),
      'Focus',
    );
  }

  #becomeFinal(content: InvoiceContent): void {
    this._issuing = false;
    this._refusal = undefined;
    this.#form.clear();
    this.#lines.clear();
    this._news = strings.issued(content.document.number ?? '');
    // The button that had the focus is gone.
    inBackground(
      this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('h1')?.focus()),
      'Focus',
    );
  }

  #showRefusal(refusal: InvoiceRefusal): void {
    this.#form.refuse(refusal);
    this.#lines.refuse(refusal);
    this._issuing = false;
    const isNamed = refusal.fields.length + (refusal.line?.fields.length ?? 0) > 0;
    this._refusal = isNamed ? undefined : refusal.message;
    this.renderRoot.querySelector<VireoIssue>('vireo-issue')?.close();
  }

  #restore(invoiceId: string): void {
    const state = this.host?.loadState();
    if (state?.invoiceId === invoiceId) {
      this._zoom = state.zoom;
      this._detailsOpen = state.detailsOpen;
      this._openLines = new Set(state.openLines);
      this.#form.restore(state.drafts);
      this.#lines.form.restore(state.lineDrafts ?? {});
    }
  }

  #saveState(): void {
    if (this._content !== undefined) {
      this.host?.saveState({
        invoiceId: this._content.document.id,
        zoom: this._zoom,
        detailsOpen: this._detailsOpen,
        openLines: [...this._openLines],
        drafts: this.#form.unsaved(),
        lineDrafts: this.#lines.form.unsaved(),
      });
    }
  }
}

function renderGone({ title, message }: InvoiceDeleted): TemplateResult {
  return html`<main class="gone">
    ${icon('discard')}
    <div>
      <h1 tabindex="-1">${title}</h1>
      <p class="muted">${message}</p>
    </div>
  </main>`;
}

customElements.define('vireo-invoice', VireoInvoice);
