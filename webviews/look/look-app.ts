/**
 * `<vireo-look>`: how invoices look, typed on the left and drawn on the right. What is typed is on the paper at once, and saved
 * a moment later; the host answers with what is saved.
 */
import { html, LitElement, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { Connection } from '../../src/contract/webview/common.ts';
import { DelayedCall } from '../components/delayed-call.ts';
import { formatsFor } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import { SkeletonController, skeleton } from '../components/skeleton.ts';
import { baseStyles, controlStyles, fieldStyles } from '../components/styles.ts';
import type { ViewHost } from '../host.ts';
import type {
  LookContent,
  LookHostMessage,
  LookRefusal,
  LookViewMessage,
  LookViewState,
} from './messages.ts';
import '../components/paper/paper.ts';
import { renderAgain } from '../components/again.ts';
import { paperWidth, zoomPercent } from '../components/paper/paper-zoom.ts';
import { type FormActions, renderForm } from './form-parts.ts';
import { type Chosen, findChange, mergeForm, type Typed, toLook, typedFields, validOf } from './look-form.ts';
import { lookStyles } from './look-styles.ts';
import { words } from './words.ts';

export type LookHost = ViewHost<LookHostMessage, LookViewMessage, LookViewState>;

/** Long enough to type a word. */
const saveAfterMs = 500;

/** Nothing on this paper opens. */
const noLines: ReadonlySet<string> = new Set();
const noActions = { toggleLine: () => undefined, openRecord: () => undefined, openCommit: () => undefined };

export class VireoLook extends LitElement {
  static override properties = {
    _content: { state: true },
    _typed: { state: true },
    _chosen: { state: true },
    _refusal: { state: true },
    _failure: { state: true },
    _connection: { state: true },
    _room: { state: true },
    _news: { state: true },
  };
  static override styles = [baseStyles, controlStyles, fieldStyles, lookStyles];

  declare _content: LookContent | undefined;
  declare _typed: Typed;
  declare _chosen: Chosen;
  declare _refusal: LookRefusal | undefined;
  declare _failure: string | undefined;
  declare _connection: Connection | undefined;
  /** Pixels that the paper has in width. */
  declare _room: number;
  declare _news: string;

  readonly #words = words;
  readonly #saving = new DelayedCall(() => this.#save(), saveAfterMs);
  readonly #roomObserver = new ResizeObserver(([desk]) => {
    this._room = desk?.contentRect.width ?? paperWidth;
  });
  #host: LookHost | undefined;
  #stopListening: (() => void) | undefined;
  #updateId = 0;
  /** What the last change was made of. */
  #sent: { readonly typed: Typed; readonly chosen: Chosen } = { typed: {}, chosen: {} };

  readonly #actions: FormActions = {
    type: (field, text) => {
      this._typed = { ...this._typed, [field]: text };
      this.#saving.request();
    },
    leave: () => this.#saving.flush(),
    choose: (chosen) => {
      this._chosen = { ...this._chosen, ...chosen };
      this.#save();
    },
    revealFooter: () => {
      const desk = this.renderRoot.querySelector('.desk');
      desk?.scrollTo({ top: desk.scrollHeight });
    },
    chooseLogo: () => this.#send({ type: 'chooseLogo' }),
    removeLogo: () => this.#send({ type: 'removeLogo' }),
  };

  constructor() {
    super();
    new SkeletonController(this);
    this._typed = {};
    this._chosen = {};
    this._room = paperWidth;
    this._news = '';
  }

  /** Called once by the page: from here on the view lives. */
  connect(host: LookHost): void {
    this.#host = host;
    const kept = host.loadState()?.typed ?? {};
    this._typed = Object.fromEntries(
      Object.entries(kept).filter(([field]) => typedFields.some((one) => one === field)),
    );
    this.#stopListening = host.listen((message) => this.#receive(message));
    host.send({ type: 'ready' });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#saving.flush();
    this.#roomObserver.disconnect();
    this.#stopListening?.();
  }

  override render(): TemplateResult {
    const content = this._content;
    if (content === undefined && this._failure === undefined) return skeleton;
    return html`${this.#renderHeader(content)}
      ${this._failure !== undefined || content === undefined ? this.#renderFailure(this._failure ?? '') : this.#renderContent(content)}
      <p class="sr" role="status">${this._news}</p>`;
  }

  override updated(): void {
    const desk = this.renderRoot.querySelector('.desk');
    if (desk !== null) this.#roomObserver.observe(desk);
    const paper = this.renderRoot.querySelector<HTMLElement>('vireo-paper');
    // Through the object model: the page's policy refuses style attributes.
    paper?.style.setProperty('zoom', `${zoomPercent('fit', this._room)}%`);
    const typed = Object.entries(this._typed).filter(([, text]) => text !== undefined);
    this.#host?.saveState({ typed: Object.fromEntries(typed) });
  }

  #renderHeader(content: LookContent | undefined): TemplateResult {
    const words = this.#words;
    const canUndo = content?.canUndo === true;
    return html`<header>
      <h1>${words.heading}</h1>
      <span class="muted cut" role="status">${this.#describeLine(content)}</span>
      <span class="grow"></span>
      <button type="button" class="ghost" aria-disabled=${!canUndo} @click=${() => canUndo && this.#undo()}>${icon('discard')}${words.undo}</button>
      <vscode-button secondary @keydown=${activateOnKeys} @click=${() => this.#send({ type: 'editDetails' })}>${words.editDetails}</vscode-button>
    </header>`;
  }

  #renderContent(content: LookContent): TemplateResult {
    const words = this.#words;
    const shown = mergeForm(content, this._typed, this._chosen);
    const { logo, expectedNumber } = content;
    const paper = {
      document: { ...content.document, look: toLook(logo, shown) },
      traces: [],
      ...(expectedNumber === undefined ? {} : { expectedNumber }),
      ...(logo?.content === undefined ? {} : { logo: logo.content }),
    };
    return html`<aside class="form" aria-label=${words.form}>
        <div role="group" tabindex="0" aria-label=${words.form}>
          ${this.#renderRefusal()}
          ${renderForm({
            content,
            shown,
            words,
            typed: this._typed,
            refusal: this._refusal,
            language: navigator.language,
            actions: this.#actions,
          })}
        </div>
      </aside>
      <main class="desk" aria-label=${words.paper} tabindex="0">
        <vireo-paper .content=${paper} .openLines=${noLines} .actions=${noActions}></vireo-paper>
      </main>`;
  }

  #renderRefusal(): TemplateResult {
    const refusal = this._refusal;
    return html`<div role="alert">
      ${refusal === undefined || refusal.field !== undefined ? '' : html`<div class="sec"><p class="notice">${icon('error', 'danger')}<span>${refusal.message}</span></p></div>`}
    </div>`;
  }

  #renderFailure(message: string): TemplateResult {
    const words = this.#words;
    return html`<main class="absent" role="alert">
      <h2>${words.failedTitle}</h2>
      <p>${message || words.failed}</p>
      ${renderAgain(words.again, () => this.#send({ type: 'refresh' }))}
    </main>`;
  }

  #describeLine(content: LookContent | undefined): string {
    const words = this.#words;
    const { state, asOf } = this._connection ?? {};
    if (state === 'reconnecting') return words.reconnecting;
    if (state === 'offline')
      return words.offline(asOf === undefined ? '' : formatsFor(navigator.language).timeOf(asOf));
    if (content === undefined) return '';
    const { clientName, document } = content;
    if (content.source === 'sample') return words.sources.sample;
    return content.source === 'draft'
      ? words.sources.draft(clientName)
      : words.sources.issued(clientName, document.number ?? '');
  }

  #undo(): void {
    this.#saving.cancel();
    this._typed = {};
    this._chosen = {};
    this.#send({ type: 'undo' });
  }

  #save(): void {
    this.#saving.cancel();
    const content = this._content;
    const change = content && findChange(content, mergeForm(content, this._typed, this._chosen));
    if (change === undefined) return;
    this.#updateId += 1;
    this.#sent = { typed: validOf(this._typed), chosen: this._chosen };
    this._news = this.#words.saving;
    this.#send({ type: 'change', updateId: this.#updateId, change });
  }

  #send(message: LookViewMessage): void {
    this._refusal = undefined;
    this.#host?.send(message);
  }

  #receive(message: LookHostMessage): void {
    switch (message.type) {
      case 'content':
        this.#show(message);
        return;
      case 'refused':
        this._refusal = message;
        this._news = '';
        // What was clicked falls back to what is saved; what was typed stays to be corrected.
        this._chosen = {};
        return;
      case 'failed':
        this._failure = message.message;
        return;
      case 'connection':
        this._connection = message;
    }
  }

  #show(content: LookContent): void {
    const isFirst = this._content === undefined;
    this._content = content;
    this._failure = undefined;
    if (content.answers === this.#updateId) {
      this._typed = without(this._typed, this.#sent.typed);
      this._chosen = without(this._chosen, this.#sent.chosen);
      this._news = this.#words.saved;
    }
    if (isFirst) this.#saving.request();
  }
}

/** What was changed again since it was sent is not saved yet. */
function without<Fields extends object>(fields: Fields, sent: Fields): Fields {
  const known = new Map<string, unknown>(Object.entries(sent));
  return Object.fromEntries(
    Object.entries(fields).filter(([field, value]) => known.get(field) !== value),
  ) as Fields;
}

customElements.define('vireo-look', VireoLook);
