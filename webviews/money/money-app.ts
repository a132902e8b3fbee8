/**
 * `<vireo-money>`: what is open and how late, what was invoiced and received, and VAT. It draws what the host has loaded,
 * keeps what was asked through a reload, and makes no request of its own.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { Connection } from '../../src/contract/webview/common.ts';
import { renderAgain } from '../components/again.ts';
import { chartTableStyles } from '../components/chart-table.ts';
import { formatsFor } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import { SkeletonController, skeleton } from '../components/skeleton.ts';
import { baseStyles, controlStyles, fieldStyles } from '../components/styles.ts';
import type { ViewHost } from '../host.ts';
import { renderAgeing } from './ageing.ts';
import type {
  MoneyContent,
  MoneyHostMessage,
  MoneyQuestion,
  MoneyViewMessage,
  MoneyViewState,
} from './messages.ts';
import { type MoneyActions, type MoneyPart, renderChoice } from './money-parts.ts';
import { moneyStyles } from './money-styles.ts';
import { renderOpenInvoices } from './open-invoices.ts';
import { renderRevenue } from './revenue.ts';
import { renderVat } from './vat.ts';
import { words } from './words.ts';

export type MoneyHost = ViewHost<MoneyHostMessage, MoneyViewMessage, MoneyViewState>;

export class VireoMoney extends LitElement {
  static override properties = {
    _content: { state: true },
    _question: { state: true },
    _failure: { state: true },
    _connection: { state: true },
    _currency: { state: true },
    _tables: { state: true },
  };
  static override styles = [baseStyles, controlStyles, fieldStyles, chartTableStyles, moneyStyles];

  declare _content: MoneyContent | undefined;
  /** What was asked last; ahead of the content until its answer is there, so that no change made in the meantime is lost. */
  declare _question: MoneyQuestion | undefined;
  declare _failure: string | undefined;
  declare _connection: Connection | undefined;
  /** Of the chart. */
  declare _currency: string | undefined;
  declare _tables: ReadonlySet<string>;

  #host: MoneyHost | undefined;
  #stopListening: (() => void) | undefined;

  readonly #actions: MoneyActions = {
    ask: (change) => this.#ask(change),
    exportCsv: (report) => {
      const question = this._question;
      if (question !== undefined) this.#host?.send({ type: 'exportCsv', report, question });
    },
    openInvoice: (id) => this.#host?.send({ type: 'openInvoice', id }),
    recordPayment: (id) => this.#host?.send({ type: 'recordPayment', id }),
    markSent: (id) => this.#host?.send({ type: 'markSent', id }),
    remind: (id) => this.#host?.send({ type: 'remind', id }),
  };
  readonly #part: MoneyPart = {
    reader: { words, language: navigator.language },
    actions: this.#actions,
  };

  constructor() {
    super();
    new SkeletonController(this);
    this._tables = new Set();
  }

  /** Called once by the page: from here on the view lives. */
  connect(host: MoneyHost): void {
    this.#host = host;
    const state = host.loadState();
    this._tables = new Set(state?.tables);
    this._currency = state?.currency;
    this._question = state?.question;
    this.#stopListening = host.listen((message) => this.#receive(message));
    host.send({ type: 'ready', ...(state?.question === undefined ? {} : { question: state.question }) });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
  }

  override render(): TemplateResult {
    const content = this._content;
    const failure = this._failure;
    if (content === undefined && failure === undefined) return skeleton;
    const shown = content && { ...content, question: this._question ?? content.question };
    return html`${this.#renderHeader(shown)}
      <main>
        ${failure !== undefined || shown === undefined ? this.#renderFailure(failure ?? '') : this.#renderContent(shown)}
      </main>`;
  }

  override updated(changed: PropertyValues): void {
    // Where the months don't fit, the newest are seen first.
    if (changed.get('_content') === undefined && changed.has('_content')) {
      this.renderRoot.querySelector('.scroll')?.scrollTo({ left: Number.MAX_SAFE_INTEGER });
    }
    const question = this._question;
    if (question === undefined) return;
    this.#host?.saveState({
      question,
      tables: [...this._tables],
      ...(this._currency === undefined ? {} : { currency: this._currency }),
    });
  }

  #ask(change: Partial<MoneyQuestion>): void {
    if (this._question === undefined) return;
    const asked = Object.entries({ ...this._question, ...change }).filter(([, value]) => value !== undefined);
    const question = { ...Object.fromEntries(asked), vat: change.vat ?? this._question.vat };
    this._question = question;
    this.#host?.send({ type: 'ask', question });
  }

  #renderHeader(content: MoneyContent | undefined): TemplateResult {
    const { words } = this.#part.reader;
    return html`<header>
      <h1>${words.heading}</h1>
      ${content === undefined || content.clients.length < 2 ? nothing : this.#renderClients(content)}
      <span class="muted cut" role="status">${this.#describeLine()}</span>
      <span class="grow"></span>
      ${this.#renderCreate('secondary')}
      <button type="button" class="icon-btn" aria-label=${words.refresh} title=${words.refresh} @click=${() => this.#host?.send({ type: 'refresh' })}>
        ${icon('refresh')}
      </button>
    </header>`;
  }

  #renderClients({ clients, question }: MoneyContent): TemplateResult {
    const { words } = this.#part.reader;
    return renderChoice({
      label: words.client,
      choices: [
        { value: '', name: words.allClients },
        ...clients.map(({ id, name }) => ({ value: id, name })),
      ],
      chosen: question.clientId ?? '',
      choose: (value) => this.#ask({ clientId: value || undefined }),
    });
  }

  #renderCreate(kind: 'primary' | 'secondary'): TemplateResult {
    const { words } = this.#part.reader;
    return html`<vscode-button ?secondary=${kind === 'secondary'} @keydown=${activateOnKeys} @click=${() => this.#host?.send({ type: 'createInvoice' })}>
      ${kind === 'secondary' ? icon('add') : nothing}${words.createInvoice}
    </vscode-button>`;
  }

  #describeLine(): string {
    const { words, language } = this.#part.reader;
    const { state, asOf } = this._connection ?? {};
    const { dayOf, timeOf } = formatsFor(language);
    if (state === 'reconnecting') return words.reconnecting;
    if (state === 'offline') return words.offline(asOf === undefined ? '' : timeOf(asOf));
    return asOf === undefined ? '' : `${dayOf(asOf)}, ${timeOf(asOf)}`;
  }

  #renderContent(content: MoneyContent): TemplateResult {
    if (!content.hasIssued) return this.#renderEmpty(content);
    // A second section beside the revenue takes the right column by itself.
    return html`${renderAgeing(content, this.#part)}
      <div class="cols">${renderOpenInvoices(content, this.#part)}${renderVat(content, this.#part)}</div>
      <div class="cols">
        ${renderRevenue(content, {
          ...this.#part,
          currency: this._currency,
          chooseCurrency: (currency) => {
            this._currency = currency;
          },
          isTableOpen: this._tables.has('revenue'),
          toggleTable: (id) => this.#toggleTable(id),
        })}
      </div>`;
  }

  #renderEmpty({ clients, question }: MoneyContent): TemplateResult {
    const { words } = this.#part.reader;
    const client = clients.find(({ id }) => id === question.clientId);
    return html`<section class="absent" aria-labelledby="empty-title">
      <h2 id="empty-title">${client === undefined ? words.emptyTitle : words.emptyOfClient(client.name)}</h2>
      <p>${client === undefined ? words.empty : words.emptyClient}</p>
      ${this.#renderCreate('primary')}
    </section>`;
  }

  #renderFailure(message: string): TemplateResult {
    const { words } = this.#part.reader;
    return html`<section class="absent" role="alert">
      <h2>${words.failedTitle}</h2>
      <p>${message || words.failed}</p>
      ${renderAgain(words.again, () => this.#host?.send({ type: 'refresh' }))}
    </section>`;
  }

  #toggleTable(id: string): void {
    const tables = new Set(this._tables);
    this._tables = tables.delete(id) ? tables : tables.add(id);
  }

  #receive(message: MoneyHostMessage): void {
    switch (message.type) {
      case 'content':
        this._content = message;
        this._question = message.question;
        this._failure = undefined;
        return;
      case 'failed':
        this._failure = message.message;
        return;
      case 'connection':
        this._connection = message;
    }
  }
}

customElements.define('vireo-money', VireoMoney);
