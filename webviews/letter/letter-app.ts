/** `<vireo-letter>`: an invoice as a mail: to whom, what it says, what is attached. What is typed outlives a reload. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { type AttachedChoice, attachedChoices } from '../../src/contract/invoicing/attached-choices.ts';
import type { Connection } from '../../src/contract/webview/common.ts';
import { renderAgain } from '../components/again.ts';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import { SkeletonController, skeleton } from '../components/skeleton.ts';
import { baseStyles, controlStyles, fieldStyles } from '../components/styles.ts';
import { toneIcons } from '../components/tone-icons.ts';
import { typedText } from '../components/typed-value.ts';
import type { ViewHost } from '../host.ts';
import { letterStyles } from './letter-styles.ts';
import type { LetterContent, LetterHostMessage, LetterState, LetterViewMessage } from './messages.ts';
import { words } from './words.ts';

export type LetterHost = ViewHost<LetterHostMessage, LetterViewMessage, LetterState>;

type Field = 'to' | 'subject' | 'text';
const fields: readonly Field[] = ['to', 'subject', 'text'];

export class VireoLetter extends LitElement {
  static override properties = {
    _content: { state: true },
    _typed: { state: true },
    _lacking: { state: true },
    _refusal: { state: true },
    _isSending: { state: true },
    _failure: { state: true },
    _connection: { state: true },
    _chosen: { state: true },
  };
  static override styles = [baseStyles, controlStyles, fieldStyles, letterStyles];

  declare _content: LetterContent | undefined;
  declare _typed: Partial<Record<Field, string>>;
  declare _lacking: readonly Field[];
  declare _refusal: string;
  declare _isSending: boolean;
  declare _failure: string | undefined;
  declare _connection: Connection | undefined;
  /** Which files were chosen, before the host has made them, and where it cannot. */
  declare _chosen: AttachedChoice | undefined;

  #host: LetterHost | undefined;
  #stopListening: (() => void) | undefined;
  #kept: LetterState | undefined;

  constructor() {
    super();
    this._typed = {};
    this._lacking = [];
    this._refusal = '';
    this._isSending = false;
    new SkeletonController(this);
  }

  /** Called once by the page: from here on the view lives. */
  connect(host: LetterHost): void {
    this.#host = host;
    this.#kept = host.loadState();
    this.#stopListening = host.listen((message) => this.#receive(message));
    const { invoiceId } = this.#kept ?? {};
    host.send({ type: 'ready', ...(invoiceId !== undefined && { invoiceId }) });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
  }

  override render(): TemplateResult {
    const content = this._content;
    const failure = this._failure;
    if (content === undefined && failure === undefined) return skeleton;
    if (failure !== undefined || content === undefined)
      return html`<header><h1>${words.heading}</h1></header><main>${this.#renderFailure(failure ?? '')}</main>`;
    return html`${this.#renderHeader(content)}<main>
      ${this.#renderBefore(content)}
      <form @submit=${(event: Event) => this.#send(event)}>
        ${this.#renderLine('to', words.to, content, 'email')}
        ${this.#renderLine('subject', words.subject, content, 'text')}
        ${this.#renderText(content)}
        ${this.#renderAttached(content)}
      </form>
    </main>`;
  }

  #renderHeader({ title, canSend, isAgain }: LetterContent): TemplateResult {
    const { state } = this._connection ?? {};
    const known = this._isSending ? words.sending : title;
    const line = state === 'reconnecting' ? words.reconnecting : state === 'offline' ? words.offline : known;
    return html`<header>
      <h1>${words.heading}</h1>
      <span class="muted cut" role="status">${line}</span>
      <span class="grow"></span>
      <vscode-button secondary @keydown=${activateOnKeys} @click=${() => this.#host?.send({ type: 'openInvoice' })}>${words.openInvoice}</vscode-button>
      ${
        canSend
          ? html`<vscode-button ?disabled=${this._isSending || this.#lacksFiles} @keydown=${activateOnKeys} @click=${(event: Event) => this.#send(event)}>${isAgain ? words.sendAgain : words.send}</vscode-button>`
          : html`<vscode-button @keydown=${activateOnKeys} @click=${() => this.#host?.send({ type: 'setUp' })}>${words.setUp}</vscode-button>`
      }
    </header>`;
  }

  #renderBefore({ mails, isAgain, canSend }: LetterContent): TemplateResult | typeof nothing {
    if (mails.length === 0 && canSend && this._refusal === '') return nothing;
    const warns = [...(canSend ? [] : [words.noAccount]), ...(isAgain ? [words.again] : [])];
    return html`<section class="before" aria-label=${words.before}>
      ${this._refusal === '' ? nothing : html`<p class="notice" role="alert"><span class="danger">${icon('error')}</span><span>${this._refusal}</span></p>`}
      ${warns.map((warn) => html`<p class="notice"><span class="warn">${icon('warning')}</span><span>${warn}</span></p>`)}
      ${
        mails.length === 0
          ? nothing
          : html`<div role="status"><ul>${mails.map(
              ({ tone, line }) => html`<li><span class=${tone}>${icon(toneIcons[tone])}</span> ${line}</li>`,
            )}</ul></div><button type="button" class="link" @click=${() => this.#host?.send({ type: 'openOutbox' })}>${words.openOutbox}</button>`
      }
    </section>`;
  }

  #renderLine(field: Field, label: string, content: LetterContent, kind: 'email' | 'text'): TemplateResult {
    const isLacking = this._lacking.includes(field);
    return html`<div class="field">
      <label for=${field}>${label}</label>
      <input class="input" id=${field} type=${kind} autocomplete="off" .value=${this.#valueOf(field, content)}
        aria-invalid=${isLacking ? 'true' : 'false'} aria-describedby=${isLacking ? `${field}-reason` : nothing}
        @input=${(event: Event) => this.#type(field, typedText(event))} />
      ${this.#renderReason(field)}
    </div>`;
  }

  #renderText(content: LetterContent): TemplateResult {
    const isLacking = this._lacking.includes('text');
    return html`<div class="field">
      <span class="row"><label class="label" for="text">${words.text}</label><span class="grow"></span>
        ${Object.keys(this._typed).length === 0 ? nothing : html`<button type="button" class="link" @click=${() => this.#reset()}>${words.reset}</button>`}</span>
      <textarea class="input" id="text" rows="12" .value=${this.#valueOf('text', content)}
        aria-invalid=${isLacking ? 'true' : 'false'} aria-describedby=${isLacking ? 'text-reason' : nothing}
        @input=${(event: Event) => this.#type('text', typedText(event))}></textarea>
      ${this.#renderReason('text')}
    </div>`;
  }

  #renderReason(field: Field): TemplateResult | typeof nothing {
    if (!this._lacking.includes(field)) return nothing;
    return html`<span class="reason" id="${field}-reason">${icon('error', 's12')}${words.needed[field]}</span>`;
  }

  #renderAttached({ attached, files }: LetterContent): TemplateResult {
    const choose = (event: Event): void => {
      const chosen = attachedChoices.find((one) => one === typedText(event));
      if (chosen === undefined) return;
      this._chosen = chosen;
      this._refusal = '';
      this.#host?.send({ type: 'choose', attached: chosen });
    };
    return html`<div class="field">
      <label for="attached">${words.attached}</label>
      <div class="select"><select class="input" id="attached" @change=${choose}>${attachedChoices.map(
        (one: AttachedChoice) =>
          html`<option value=${one} .selected=${one === (this._chosen ?? attached)}>${words.choices[one]}</option>`,
      )}</select>${icon('chevron-down', 's12')}</div>
      <p class="small muted">${this.#lacksFiles ? words.noFiles : files.join(', ')}</p>
    </div>`;
  }

  #renderFailure(message: string): TemplateResult {
    return html`<section class="absent" role="alert">
      <h2>${words.failedTitle}</h2>
      <p>${message || words.failed}</p>
      ${renderAgain(words.retry, () => this.#host?.send({ type: 'refresh' }))}
    </section>`;
  }

  #valueOf(field: Field, content: LetterContent): string {
    return this._typed[field] ?? content[field];
  }

  #type(field: Field, value: string): void {
    this._typed = { ...this._typed, [field]: value };
    this._lacking = this._lacking.filter((one) => one !== field);
    this.#keep();
  }

  #reset(): void {
    this._typed = {};
    this._lacking = [];
    this.#keep();
  }

  #keep(): void {
    const { invoiceId } = this._content ?? {};
    if (invoiceId !== undefined) this.#host?.saveState({ invoiceId, ...this._typed });
  }

  /** What is shown is what is sent: other files than those that were chosen never leave. */
  get #lacksFiles(): boolean {
    return this._chosen !== undefined && this._chosen !== this._content?.attached;
  }

  #send(event: Event): void {
    event.preventDefault();
    const content = this._content;
    if (content === undefined || this._isSending || !content.canSend || this.#lacksFiles) return;
    this._lacking = fields.filter((field) => this.#valueOf(field, content).trim() === '');
    const [first] = this._lacking;
    if (first !== undefined) {
      this.renderRoot.querySelector<HTMLElement>(`#${first}`)?.focus();
      return;
    }
    this._isSending = true;
    this._refusal = '';
    this.#host?.send({
      type: 'send',
      to: this.#valueOf('to', content).trim(),
      subject: this.#valueOf('subject', content).trim(),
      text: this.#valueOf('text', content),
      attached: content.attached,
      isAgain: content.isAgain,
    });
  }

  #receive(message: LetterHostMessage): void {
    switch (message.type) {
      case 'content':
        this.#take(message);
        return;
      case 'refused':
        this._isSending = false;
        this._refusal = message.message;
        return;
      case 'failed':
        this._failure = message.message;
        return;
      case 'connection':
        this._connection = message;
    }
  }

  /** Of another invoice nothing is typed yet. */
  #take(content: LetterContent): void {
    const { invoiceId, mails } = content;
    if (this._content === undefined && this.#kept?.invoiceId === invoiceId) {
      const { to, subject, text } = this.#kept;
      this._typed = Object.fromEntries(
        Object.entries({ to, subject, text }).filter(([, value]) => value !== undefined),
      );
    } else if (this._content !== undefined && this._content.invoiceId !== invoiceId) {
      this._typed = {};
      this._chosen = undefined;
    }
    if (this._chosen === content.attached) this._chosen = undefined;
    if (mails.length !== this._content?.mails.length) this._isSending = false;
    this._content = content;
    this._failure = undefined;
    this.#keep();
  }
}

customElements.define('vireo-letter', VireoLetter);
