/**
 * `<vireo-dashboard>`: how the practice is doing. It draws what the host has loaded, keeps the month and the open
 * tables through a reload, and makes no request of its own.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { Connection } from '../../src/contract/webview/common.ts';
import { barStyles } from '../components/bars.ts';
import { chartTableStyles } from '../components/chart-table.ts';
import { userFormats } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import { nameOfMonth } from '../components/month-labels.ts';
import { SkeletonController, skeleton } from '../components/skeleton.ts';
import { baseStyles, controlStyles, fieldStyles } from '../components/styles.ts';
import type { ViewHost } from '../host.ts';
import { dashboardStyles } from './dashboard-styles.ts';
import type { DashboardActions, Reader } from './dashboard-view.ts';
import { renderFacts } from './facts.ts';
import { renderBudgets, renderHealthByProject, renderOpenInvoices, renderProjectHours } from './lists.ts';
import type {
  DashboardContent,
  DashboardHostMessage,
  DashboardViewMessage,
  DashboardViewState,
} from './messages.ts';
import { renderMonthChart } from './month-chart.ts';
import { monthChoices, sumAll } from './months.ts';
import { words } from './words.ts';

export type DashboardHost = ViewHost<DashboardHostMessage, DashboardViewMessage, DashboardViewState>;

export class VireoDashboard extends LitElement {
  static override properties = {
    host: { attribute: false },
    _content: { state: true },
    _connection: { state: true },
    _tables: { state: true },
  };
  static override styles = [
    baseStyles,
    controlStyles,
    fieldStyles,
    barStyles,
    chartTableStyles,
    dashboardStyles,
  ];

  declare host: DashboardHost | undefined;
  declare _content: DashboardContent | undefined;
  declare _connection: Connection | undefined;
  declare _tables: ReadonlySet<string>;

  readonly #reader: Reader = {
    words,
    language: navigator.language,
  };
  readonly #actions: DashboardActions = {
    openRecord: (link) => this.host?.send({ type: 'openRecord', link }),
    openScanner: () => this.host?.send({ type: 'openScanner' }),
    createInvoice: () => this.host?.send({ type: 'createInvoice' }),
    remind: (id) => this.host?.send({ type: 'remind', id }),
  };
  #stopListening: (() => void) | undefined;

  constructor() {
    super();
    new SkeletonController(this);
    this._tables = new Set();
  }

  /** Called once by the page: from here on the view lives. */
  connect(host: DashboardHost): void {
    this.host = host;
    const state = host.loadState();
    this._tables = new Set(state?.tables);
    this.#stopListening = host.listen((message) => this.#receive(message));
    host.send({ type: 'ready', ...(state?.month === undefined ? {} : { month: state.month }) });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
  }

  override render(): TemplateResult {
    const content = this._content;
    if (content === undefined) return skeleton;
    return html`${this.#renderHeader(content)}
      <main>
        ${renderFacts(content, this.#reader, this.#actions)}
        <div class="cols">${this.#renderInvoiced(content)}${this.#renderOpen(content)}</div>
        <div class="cols">${this.#renderHours(content)}${this.#renderHealth(content)}</div>
        ${this.#renderBudgets(content)}
      </main>`;
  }

  override updated(): void {
    const content = this._content;
    if (content === undefined) return;
    // The month of today goes along with the days; another one was chosen.
    const isChosen = content.month !== content.today.slice(0, 7);
    this.host?.saveState({ tables: [...this._tables], ...(isChosen ? { month: content.month } : {}) });
  }

  #renderHeader({ today, month }: DashboardContent): TemplateResult {
    const { words, language } = this.#reader;
    return html`<header>
      <h1>${words.heading}</h1>
      <span class="muted cut" role="status">${this.#describeLine()}</span>
      <span class="grow"></span>
      <span class="select">
        <select class="input" aria-label=${words.month} @change=${this.#onMonth}>
          ${monthChoices(today, month).map(
            (choice) =>
              html`<option value=${choice} ?selected=${choice === month}>${nameOfMonth(choice, language, 'long')}</option>`,
          )}
        </select>
        ${icon('chevron-down', 's12')}
      </span>
      <button type="button" class="icon-btn" aria-label=${words.refresh} title=${words.refresh} @click=${() => this.host?.send({ type: 'refresh' })}>
        ${icon('refresh')}
      </button>
    </header>`;
  }

  readonly #onMonth = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement) this.host?.send({ type: 'chooseMonth', month: target.value });
  };

  #describeLine(): string {
    const { words } = this.#reader;
    const connection = this._connection;
    const asOf = connection?.asOf;
    if (connection?.state === 'reconnecting') return words.reconnecting;
    if (connection?.state === 'offline') {
      return words.offline(asOf === undefined ? '' : userFormats().timeOf(asOf));
    }
    return asOf === undefined ? '' : `${userFormats().dayOf(asOf)}, ${userFormats().timeOf(asOf)}`;
  }

  #renderInvoiced({ invoiced, currency, month, today, unbilled }: DashboardContent): TemplateResult {
    const { words, language } = this.#reader;
    const sums = sumAll(invoiced ?? [], currency).map((amount) => userFormats().money(amount));
    const note = sums.length === 0 ? '' : words.inTwelve(sums.join(' + '));
    const content =
      invoiced === null
        ? this.#renderRefused()
        : renderMonthChart(invoiced, {
            reader: { words, language },
            own: currency,
            unbilled: today.startsWith(month) ? (unbilled?.amounts ?? []) : [],
            isTableOpen: this._tables.has('invoiced'),
            toggleTable: (id) => this.#toggleTable(id),
          });
    return section('invoiced-title', words.invoiced, content, note);
  }

  #renderOpen({ open, currency }: DashboardContent): TemplateResult {
    const content =
      open === null
        ? this.#renderRefused()
        : renderOpenInvoices({ open, currency }, this.#reader, this.#actions);
    return section('open-title', this.#reader.words.openInvoices, content);
  }

  #renderHours({ hours, month }: DashboardContent): TemplateResult {
    const { words, language } = this.#reader;
    const content =
      hours === null ? this.#renderRefused() : renderProjectHours(hours, this.#reader, this.#actions);
    return section('projects-title', words.byProject, content, nameOfMonth(month, language, 'long'));
  }

  /** Left out where no project has one. */
  #renderBudgets({ budgets }: DashboardContent): TemplateResult | typeof nothing {
    if (budgets === null || budgets.length === 0) return nothing;
    const { words } = this.#reader;
    const content = renderBudgets(budgets, this.#reader, this.#actions);
    return html`<div class="cols whole">${section('budgets-title', words.budgets, content)}</div>`;
  }

  #renderHealth({ health }: DashboardContent): TemplateResult {
    const content = renderHealthByProject(health, this.#reader, this.#actions);
    return section('health-title', this.#reader.words.healthByProject, content);
  }

  #renderRefused(): TemplateResult {
    return html`<p class="muted">${this.#reader.words.notYours}</p>`;
  }

  #toggleTable(id: string): void {
    const tables = new Set(this._tables);
    this._tables = tables.delete(id) ? tables : tables.add(id);
  }

  #receive(message: DashboardHostMessage): void {
    if (message.type === 'content') this._content = message;
    else this._connection = message;
  }
}

function section(id: string, title: string, content: TemplateResult, note = ''): TemplateResult {
  return html`<section aria-labelledby=${id}>
    <div class="title">
      <h2 id=${id}>${title}</h2>
      <span class="grow"></span>
      <span class="muted small">${note}</span>
    </div>
    ${content}
  </section>`;
}

customElements.define('vireo-dashboard', VireoDashboard);
