/** `<vireo-ask>`: the form in which an agent is asked, made of what the host says of its fields. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { icon } from '../../components/icons.ts';
import { activateOnKeys } from '../../components/keys.ts';
import { baseStyles, controlStyles, fieldStyles } from '../../components/styles.ts';
import type { Words } from '../words.ts';
import { renderGains } from './ask-choices.ts';
import { addRows, nameOfAsking, rowsOf, withoutEmptyRows } from './ask-draft.ts';
import { renderFields } from './ask-fields.ts';
import type { AskForm, AskHostMessage, AskViewMessage, FormValues } from './ask-messages.ts';
import { askStyles } from './ask-styles.ts';

/** What it is given once, by the page that it is in. */
export interface AskPort {
  readonly words: Words['ask'];
  readonly sending: string;
  readonly send: (message: AskViewMessage) => void;
  readonly save: (values: FormValues) => void;
}

export class VireoAsk extends LitElement {
  static override properties = {
    form: { attribute: false },
    values: { attribute: false },
    _errors: { state: true },
    _message: { state: true },
    _isSending: { state: true },
  };
  static override styles = [baseStyles, controlStyles, fieldStyles, askStyles];

  declare form: AskForm;
  declare values: FormValues;
  declare port: AskPort;
  declare _errors: Readonly<Record<string, string>>;
  declare _message: string;
  declare _isSending: boolean;
  /** Query of what gets the focus once it is there. */
  #next = '[data-field]';

  constructor() {
    super();
    this._errors = {};
    this._message = '';
    this._isSending = false;
    this.addEventListener('keydown', this.#onKey);
  }

  receive(message: Extract<AskHostMessage, { readonly type: 'notAsked' | 'picked' }>): void {
    if (message.type === 'picked') {
      const field = this.form.fields.find(({ path }) => path === message.path);
      if (field?.kind === 'list') this.#change(addRows(this.values, field, message.items));
      return;
    }
    this._isSending = false;
    this._errors = message.errors;
    this._message = message.message;
    if (Object.keys(message.errors).length > 0) this.#next = '[aria-invalid="true"]';
  }

  override updated(changed: PropertyValues): void {
    // From the beginning: a reload brings back a form, also an untouched one.
    if (changed.has('form')) this.port.save(this.values);
    if (this.#next === '') return;
    const field = this.renderRoot.querySelector<HTMLElement>(this.#next);
    this.#next = '';
    field?.focus();
  }

  override render(): TemplateResult {
    const { form, port, values } = this;
    const { words } = port;
    const about = [form.client, form.project].filter(Boolean).join(' · ');
    return html`<main class=${form.fields.some(({ kind }) => kind === 'choices') ? 'split' : ''}><form aria-labelledby="who" novalidate @submit=${(event: Event) => event.preventDefault()}>
      <header><h1 id="who">${words.title(form.agent)}</h1><p class="muted">${about}</p></header>
      <p>${form.description}</p>
      ${form.notice === '' ? nothing : html`<div class="notice">${icon('warning', 'warn')}<p>${form.notice}</p></div>`}
      ${renderFields({
        form,
        values,
        words,
        errors: this._errors,
        isSending: this._isSending,
        change: this.#change,
        pick: (path) => port.send({ type: 'pick', path }),
        add: (path) => {
          const rows = rowsOf(values, path);
          this.#next = `[id="${path}/${rows.length}"]`;
          this.#change({ ...values, [path]: [...rows, ''] });
        },
      })}
      <footer>
        <span class="small ${this._message === '' ? 'muted' : 'danger'}" role="status">${this._isSending ? port.sending : this._message || (Object.keys(this._errors).length > 0 ? words.wrong : words.keys)}</span>
        <span class="grow"></span>
        <vscode-button secondary @keydown=${activateOnKeys} @click=${this.#close}>${words.cancel}</vscode-button>
        <vscode-button ?disabled=${this._isSending} @keydown=${activateOnKeys} @click=${this.#ask}>${nameOfAsking(form, values) ?? words.ask}</vscode-button>
      </footer>
    </form>${renderGains(form, values, words)}</main>`;
  }

  readonly #change = (values: FormValues): void => {
    this.values = values;
    this._message = '';
    this.port.save(values);
  };

  readonly #ask = (): void => {
    if (this._isSending) return;
    this._isSending = true;
    this._errors = {};
    this.#change(withoutEmptyRows(this.values));
    this.port.send({ type: 'ask', values: this.values });
  };

  readonly #close = (): void => this.port.send({ type: 'close', values: this.values });

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#ask();
    else if (event.key === 'Escape' && !this._isSending) this.#close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

customElements.define('vireo-ask', VireoAsk);
