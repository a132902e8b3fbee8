/**
 * `<vireo-reports>`: where the time went. It draws what the host has loaded, keeps what was asked through a reload, and
 * makes no request of its own.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { Connection } from '../../src/contract/webview/common.ts';
import { renderAgain } from '../components/again.ts';
import { barStyles, columnStyles } from '../components/bars.ts';
import { chartTableStyles } from '../components/chart-table.ts';
import { formatsFor } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import { SkeletonController, skeleton } from '../components/skeleton.ts';
import { baseStyles, controlStyles, fieldStyles } from '../components/styles.ts';
import { whoseTime } from '../components/whose-time.ts';
import type { ViewHost } from '../host.ts';
import { renderChart } from './chart.ts';
import { renderEntryList } from './entry-list.ts';
import { renderFigures } from './figures.ts';
import { renderMailed } from './mailed-list.ts';
import type {
  ReportContent,
  ReportEntries,
  ReportQuestion,
  ReportsHostMessage,
  ReportsViewMessage,
  ReportsViewState,
  RowQuery,
} from './messages.ts';
import { renderQuestion } from './question-bar.ts';
import { renderReportTable } from './report-table.ts';
import { reportsStyles } from './reports-styles.ts';
import type { Reader } from './row-name.ts';
import { words } from './words.ts';

export type ReportsHost = ViewHost<ReportsHostMessage, ReportsViewMessage, ReportsViewState>;

export class VireoReports extends LitElement {
  static override properties = {
    _report: { state: true },
    _question: { state: true },
    _entries: { state: true },
    _failure: { state: true },
    _connection: { state: true },
    _tables: { state: true },
  };
  static override styles = [
    baseStyles,
    controlStyles,
    fieldStyles,
    barStyles,
    columnStyles,
    chartTableStyles,
    reportsStyles,
  ];

  declare _report: ReportContent | undefined;
  /** What was asked last; ahead of the report until its answer is there, so that no change made in the meantime is lost. */
  declare _question: ReportQuestion | undefined;
  declare _entries: ReportEntries | undefined;
  declare _failure: string | undefined;
  declare _connection: Connection | undefined;
  declare _tables: ReadonlySet<string>;

  readonly #reader: Reader = {
    words,
    language: navigator.language,
  };
  #host: ReportsHost | undefined;
  #stopListening: (() => void) | undefined;

  constructor() {
    super();
    new SkeletonController(this);
    this._tables = new Set();
  }

  /** Called once by the page: from here on the view lives. */
  connect(host: ReportsHost): void {
    this.#host = host;
    const state = host.loadState();
    this._tables = new Set(state?.tables);
    this.#stopListening = host.listen((message) => this.#receive(message));
    host.send({ type: 'ready', ...(state?.question === undefined ? {} : { question: state.question }) });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
  }

  override render(): TemplateResult {
    const report = this._report;
    if (report === undefined) {
      return this._failure === undefined
        ? skeleton
        : html`<main>${this.#renderFailure(this._failure)}</main>`;
    }
    return html`${this.#renderHeader(report)}
      <main>
        <div class="asked">
          ${renderQuestion({ report: this.#withQuestion(report), words: this.#reader.words, ask: (question) => this.#ask(question) })}
        </div>
        ${this._failure === undefined ? this.#renderReport(report) : this.#renderFailure(this._failure)}
        ${renderMailed(report.mailed, { words: this.#reader.words, send: (message) => this.#host?.send(message) })}
      </main>`;
  }

  override updated(changed: PropertyValues): void {
    const question = this._question;
    if (question === undefined) return;
    this.#host?.saveState({ question, tables: [...this._tables] });
    if (changed.has('_entries') && this._entries !== undefined) {
      this.renderRoot.querySelector<HTMLElement>('#entries')?.focus();
    }
  }

  #withQuestion(report: ReportContent): ReportContent {
    return { ...report, question: this._question ?? report.question };
  }

  #ask(question: ReportQuestion): void {
    this._entries = undefined;
    this._question = question;
    this.#host?.send({ type: 'ask', question });
  }

  #renderHeader({ from, to, question }: ReportContent): TemplateResult {
    const { words, language } = this.#reader;
    return html`<header>
      <h1>${words.heading}</h1>
      <span class="muted cut" role="status">${formatsFor(language).dateRange(from, to)}${this.#describeLine()}</span>
      <span class="grow"></span>
      ${this.#renderSaved()}
      <vscode-button secondary @keydown=${activateOnKeys} @click=${() => this.#host?.send({ type: 'saveReport', question })}>${words.save}</vscode-button>
      <vscode-button secondary @keydown=${activateOnKeys} @click=${() => this.#host?.send({ type: 'exportCsv', question })}>${words.exportCsv}</vscode-button>
      <vscode-button secondary data-needs="report-mail:write" @keydown=${activateOnKeys} @click=${() => this.#host?.send({ type: 'mailReport' })}>${words.mail}</vscode-button>
      <button type="button" class="icon-btn" aria-label=${words.refresh} title=${words.refresh} @click=${() => this.#host?.send({ type: 'refresh' })}>
        ${icon('refresh')}
      </button>
    </header>`;
  }

  #renderSaved(): TemplateResult | typeof nothing {
    const { saved = [], question } = this._report ?? {};
    if (saved.length === 0) return nothing;
    const { words } = this.#reader;
    const shown = saved.find((one) => isSame(one.question, question));
    const onChange = ({ target }: Event): void => {
      const chosen = saved.find(({ id }) => target instanceof HTMLSelectElement && id === target.value);
      if (chosen !== undefined) this.#ask(chosen.question);
    };
    return html`<span class="select">
        <select class="input" aria-label=${words.saved} .value=${shown?.id ?? ''} @change=${onChange}>
          <option value="" ?selected=${shown === undefined}>${words.chooseSaved}</option>
          ${saved.map(({ id, name }) => html`<option value=${id} ?selected=${id === shown?.id}>${name}</option>`)}
        </select>
        ${icon('chevron-down', 's12')}
      </span>
      ${
        shown === undefined
          ? nothing
          : html`<button type="button" class="icon-btn" aria-label=${words.deleteSaved} title=${words.deleteSaved} @click=${() => this.#host?.send({ type: 'deleteSaved', id: shown.id })}>
            ${icon('trash')}
          </button>`
      }`;
  }

  #describeLine(): string {
    const { words, language } = this.#reader;
    const { state, asOf } = this._connection ?? {};
    if (state === 'reconnecting') return ` · ${words.reconnecting}`;
    if (state !== 'offline') return '';
    return ` · ${words.offline(asOf === undefined ? '' : formatsFor(language).timeOf(asOf))}`;
  }

  #renderReport(report: ReportContent): TemplateResult {
    const reader = this.#reader;
    const { words } = reader;
    if (report.rows.length === 0) {
      return html`<section class="absent" role="status"><h2>${words.emptyTitle}</h2><p>${words.empty}</p>${whoseTime(report.ofWhom)}</section>`;
    }
    return html`${renderFigures(report, reader)}${whoseTime(report.ofWhom)}
      ${renderChart({
        report,
        reader,
        isTableOpen: this._tables.has('hours'),
        toggleTable: (id) => this.#toggleTable(id),
      })}
      <section aria-label=${words.groupings[report.question.groupBy]}>
        ${renderReportTable({ report, reader, showEntries: this.#showEntries })}
      </section>
      ${this.#renderEntries()}`;
  }

  #renderEntries(): TemplateResult | typeof nothing {
    const entries = this._entries;
    if (entries === undefined) return nothing;
    return renderEntryList({
      entries,
      reader: this.#reader,
      open: (id) => this.#host?.send({ type: 'openRecord', link: { kind: 'entry', ids: [id] } }),
      close: () => this.#closeEntries(entries.title),
    });
  }

  readonly #showEntries = (query: RowQuery, title: string): void => {
    this.#host?.send({ type: 'showEntries', query, title });
  };

  /** Back to the row that they were of. */
  #closeEntries(title: string): void {
    this._entries = undefined;
    const tooltip = this.#reader.words.showEntries(title);
    const links = [...this.renderRoot.querySelectorAll<HTMLElement>('.link')];
    links.find((link) => link.title === tooltip)?.focus();
  }

  #renderFailure(message: string): TemplateResult {
    const { words } = this.#reader;
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

  #receive(message: ReportsHostMessage): void {
    switch (message.type) {
      case 'report':
        this._report = message;
        this._question = message.question;
        this._failure = undefined;
        return;
      case 'entries':
        this._entries = message;
        return;
      case 'failed':
        this._failure = message.message;
        return;
      case 'connection':
        this._connection = message;
    }
  }
}

function isSame(one: ReportQuestion, other: ReportQuestion | undefined): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** The order of fields says nothing. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, field]) => [key, sorted(field)]);
}

customElements.define('vireo-reports', VireoReports);
