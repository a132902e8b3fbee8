/**
 * `<vireo-recurring>`: all templates with the rail of one, or the form of one with the invoices that it makes. What is
 * typed is kept through a reload; every figure of the preview is the host's.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { inBackground } from '../../src/contract/background/in-background.ts';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { Connection } from '../../src/contract/webview/common.ts';
import { renderAgain } from '../components/again.ts';
import { DelayedCall } from '../components/delayed-call.ts';
import { formStyles } from '../components/form/form-styles.ts';
import { formatsFor } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import { SkeletonController, skeleton } from '../components/skeleton.ts';
import { baseStyles, controlStyles, fieldStyles } from '../components/styles.ts';
import type { ViewHost } from '../host.ts';
import type {
  RecurringContent,
  RecurringDraft,
  RecurringHostMessage,
  RecurringViewMessage,
  RecurringViewState,
} from './messages.ts';
import { canPreview, newDraft, toDraft } from './recurring-draft.ts';
import { type RecurringPart, renderButton } from './recurring-parts.ts';
import { recurringStyles } from './recurring-styles.ts';
import { renderSaveBar } from './save-bar.ts';
import { renderDetail } from './template-detail.ts';
import type { TemplateForm } from './template-fields.ts';
import { renderForm } from './template-form.ts';
import { renderList } from './template-list.ts';
import { renderPreview } from './template-preview.ts';
import { words } from './words.ts';

export type RecurringHost = ViewHost<RecurringHostMessage, RecurringViewMessage, RecurringViewState>;

/** After the last key: a preview writes three invoices. */
const previewDelayMs = 300;

export class VireoRecurring extends LitElement {
  static override properties = {
    _content: { state: true },
    _selected: { state: true },
    _form: { state: true },
    _failure: { state: true },
    _connection: { state: true },
    _isBusy: { state: true },
  };
  static override styles = [baseStyles, controlStyles, fieldStyles, formStyles, recurringStyles];

  declare _content: RecurringContent | undefined;
  declare _selected: string | undefined;
  declare _form: TemplateForm | undefined;
  declare _failure: string | undefined;
  declare _connection: Connection | undefined;
  declare _isBusy: boolean;

  #host: RecurringHost | undefined;
  #stopListening: (() => void) | undefined;
  /** Of what was typed last: an answer to an older draft is late. */
  #turn = 0;
  readonly #previewing = new DelayedCall(() => this.#askPreview(), previewDelayMs);
  readonly #part: RecurringPart = {
    reader: { words, language: navigator.language },
    send: (message) => this.#host?.send(message),
  };

  constructor() {
    super();
    new SkeletonController(this);
    this._isBusy = false;
  }

  /** Called once by the page: from here on the view lives. */
  connect(host: RecurringHost): void {
    this.#host = host;
    const state = host.loadState();
    this._selected = state?.selected;
    this.#stopListening = host.listen((message) => this.#receive(message));
    if (state?.draft !== undefined) this.#begin(state.draft);
    host.send({ type: 'ready' });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#previewing.cancel();
    this.#stopListening?.();
  }

  override render(): TemplateResult {
    const content = this._content;
    if (content === undefined && this._failure === undefined) return skeleton;
    if (content === undefined || this._failure !== undefined) return this.#renderFailure();
    return this._form === undefined ? this.#renderOverview(content) : this.#renderForm(content, this._form);
  }

  override updated(): void {
    if (this._content === undefined) return;
    const draft = this._form?.draft;
    const selected = this._selected;
    this.#host?.saveState({
      ...(selected !== undefined && { selected }),
      ...(draft !== undefined && { draft }),
    });
  }

  #renderOverview(content: RecurringContent): TemplateResult {
    const row = content.items.find(({ id }) => id === this._selected) ?? content.items[0];
    const add = () => this.#begin(newDraft(content));
    return html`<header>
        <h1>${words.heading}</h1>
        <span class="muted cut" role="status">${this.#describeLine()}</span>
        <span class="grow"></span>
        ${content.items.length === 0 ? nothing : renderButton({ text: words.add, act: add })}
        <button type="button" class="icon-btn" aria-label=${words.refresh} title=${words.refresh} @click=${() => this.#part.send({ type: 'refresh' })}>${icon('refresh')}</button>
      </header>
      <main tabindex="0" aria-label=${words.heading} class=${row === undefined ? 'alone' : ''}>
        ${renderList(content, {
          ...this.#part,
          selected: row?.id,
          add,
          select: (id) => {
            this._selected = id;
          },
        })}
      </main>
      ${row === undefined ? nothing : renderDetail(row, { ...this.#part, content, edit: (each) => this.#begin(toDraft(each)) })}`;
  }

  #renderForm(content: RecurringContent, form: TemplateForm): TemplateResult {
    const { draft, preview, refusal } = form;
    const name = content.items.find(({ id }) => id === draft.id)?.name ?? '';
    const title = draft.id === '' ? words.newTitle : words.editTitle(name);
    const part = {
      ...this.#part,
      content,
      form,
      change: (next: RecurringDraft) => this.#change(next),
    };
    return html`<header><h1>${title}</h1><span class="muted cut" role="status">${this.#describeLine()}</span></header>
      <main tabindex="0" aria-label=${title}>${renderForm(part)}</main>
      <aside class="rail" aria-label=${words.previewTitle(3)}>
        <div class="body" tabindex="0" role="group" aria-label=${words.previewTitle(3)}>${renderPreview(draft, preview, { reader: this.#part.reader, isRefused: refusal !== undefined })}</div>
        ${renderSaveBar({ ...part, isBusy: this._isBusy, save: () => this.#save(), cancel: () => this.#close() })}
      </aside>`;
  }

  #renderFailure(): TemplateResult {
    return html`<header><h1>${words.heading}</h1></header>
      <main class="alone"><section class="absent" role="alert">
        <h2>${words.failedTitle}</h2>
        <p>${this._failure || words.failed}</p>
        ${renderAgain(words.again, () => this.#part.send({ type: 'refresh' }))}
      </section></main>`;
  }

  #describeLine(): string {
    const { state, asOf } = this._connection ?? {};
    if (state === 'reconnecting') return words.reconnecting;
    if (state !== 'offline') return '';
    return words.offline(asOf === undefined ? '' : formatsFor(this.#part.reader.language).timeOf(asOf));
  }

  #begin(draft: RecurringDraft): void {
    this._isBusy = false;
    this._form = { draft, refusal: undefined, preview: undefined, missed: 0, olderMissed: 0 };
    this.#turn += 1;
    this.#askPreview();
    this.#focus(draft.clientId === '' ? '#client' : '.items .input');
  }

  #close(): void {
    this.#previewing.cancel();
    this.#turn += 1;
    this._form = undefined;
    this._isBusy = false;
    this.#focus('.list .link[aria-pressed="true"]');
  }

  #focus(selector: string): void {
    inBackground(
      this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(selector)?.focus()),
      'Focus',
    );
  }

  /** What was shown is of the template as it was: only what is shown again can be allowed. */
  #change(draft: RecurringDraft): void {
    if (this._form === undefined) return;
    this.#turn += 1;
    this._form = { ...this._form, draft, refusal: undefined, preview: undefined };
    this.#previewing.request();
  }

  #askPreview(): void {
    const draft = this._form?.draft;
    if (draft === undefined || !canPreview(draft)) return;
    this.#part.send({ type: 'preview', turn: this.#turn, draft });
  }

  #save(): void {
    const form = this._form;
    if (form === undefined || this._isBusy) return;
    const { draft, preview } = form;
    this._isBusy = true;
    const agreed =
      draft.result === 'draft' || preview === undefined ? {} : { previewHash: preview.previewHash };
    this.#part.send({ type: 'save', turn: this.#turn, draft, ...agreed });
  }

  #receive(message: RecurringHostMessage): void {
    switch (message.type) {
      case 'content':
        this._content = message;
        this._failure = undefined;
        this._isBusy = false;
        return;
      case 'failed':
        this._failure = message.message;
        return;
      case 'connection':
        this._connection = message;
        return;
      case 'begin':
        this.#begin(message.draft);
        return;
      case 'saved':
        this._selected = message.id;
        this.#close();
        return;
      default:
        this.#answer(message);
    }
  }

  #answer(message: Extract<RecurringHostMessage, { readonly type: 'preview' | 'refused' }>): void {
    const form = this._form;
    if (form === undefined || message.turn !== this.#turn) return;
    this._isBusy = false;
    if (message.type === 'refused') {
      this._form = { ...form, refusal: message.refusal };
      return;
    }
    const { preview } = message;
    const { missed, olderMissed } = preview;
    this._form = { ...form, preview, missed: missed.length, olderMissed, refusal: undefined };
  }
}

customElements.define('vireo-recurring', VireoRecurring);
