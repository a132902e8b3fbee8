/**
 * `<vireo-scanner>`: the Scanner page. It shows what the host has counted, asks for the rows that its table lists, and
 * keeps filter, order and page through a reload. It makes no request of its own.
 */

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { inBackground } from '../../src/contract/background/in-background.ts';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { Connection } from '../../src/contract/webview/common.ts';
import { barStyles, columnStyles } from '../components/bars.ts';
import { chartTableStyles } from '../components/chart-table.ts';
import { DelayedCall } from '../components/delayed-call.ts';
import { SkeletonController, skeleton } from '../components/skeleton.ts';
import { sparkLineStyles } from '../components/spark-line.ts';
import { baseStyles, controlStyles, fieldStyles } from '../components/styles.ts';
import type { ViewHost } from '../host.ts';
import { areaFindingsStyles } from './area-findings.ts';
import { AreaLists } from './area-lists.ts';
import { areaTableStyles, renderAreaTable } from './area-table.ts';
import { countedTableStyles } from './counted-table.ts';
import { filterBarStyles } from './filter-bar.ts';
import { findingTableStyles, renderFindingTable } from './finding-table.ts';
import { type HealthView, healthStyles, renderGains, renderScore } from './health-section.ts';
import type {
  FindingTableRow,
  ScannerHostMessage,
  ScannerOverview,
  ScannerViewMessage,
  ScannerViewState,
  TableFilter,
  TableRows,
} from './messages.ts';
import { headerStyles, renderHeader } from './scanner-header.ts';
import { block, section, weeksOf } from './scanner-parts.ts';
import { scannerStyles } from './scanner-styles.ts';
import { renderFiles, renderRules, renderStats } from './standing-lists.ts';
import {
  narrow,
  pageSize,
  restoreQuery,
  sortBy,
  standardFilter,
  standardQuery,
  type TableQuery,
} from './table-query.ts';
import { type ChartsView, renderAges, renderTrend } from './trend-section.ts';
import { words } from './words.ts';

export type ScannerHost = ViewHost<ScannerHostMessage, ScannerViewMessage, ScannerViewState>;

/** Long enough to type a word. */
const askAfterMs = 150;

export class VireoScanner extends LitElement {
  static override properties = {
    host: { attribute: false },
    _overview: { state: true },
    _rows: { state: true },
    _connection: { state: true },
    _query: { state: true },
    _tables: { state: true },
    _news: { state: true },
  };
  static override styles = [
    baseStyles,
    controlStyles,
    fieldStyles,
    barStyles,
    columnStyles,
    chartTableStyles,
    countedTableStyles,
    areaTableStyles,
    areaFindingsStyles,
    sparkLineStyles,
    headerStyles,
    healthStyles,
    findingTableStyles,
    filterBarStyles,
    scannerStyles,
  ];

  declare host: ScannerHost | undefined;
  declare _overview: ScannerOverview | undefined;
  declare _rows: TableRows | undefined;
  declare _connection: Connection | undefined;
  declare _query: TableQuery;
  declare _tables: ReadonlySet<string>;
  declare _news: string;

  readonly #asking = new DelayedCall(() => this.#ask(), askAfterMs);
  readonly #saving = new DelayedCall(() => this.#saveState(), askAfterMs);
  #lastId = 0;
  #queryId = 0;
  readonly #lists = new AreaLists(this, {
    send: (message) => this.host?.send(message),
    nextId: () => this.#nextId(),
  });
  #scrollTop = 0;
  #stopListening: (() => void) | undefined;

  constructor() {
    super();
    new SkeletonController(this);
    this._query = standardQuery;
    this._tables = new Set();
    this._news = '';
  }

  /** Called once by the page: from here on the view lives. */
  connect(host: ScannerHost): void {
    this.host = host;
    const state = host.loadState();
    if (state !== undefined) {
      this._query = restoreQuery(state);
      this._tables = new Set(state.tables);
      this.#scrollTop = state.scrollTop;
    }
    this.#stopListening = host.listen((message) => this.#receive(message));
    window.addEventListener('scroll', this.#onScroll, { passive: true });
    const placeId = state?.placeId;
    host.send({ type: 'ready', ...(placeId === undefined ? {} : { placeId }) });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#asking.cancel();
    window.removeEventListener('scroll', this.#onScroll);
    this.#stopListening?.();
  }

  override render(): TemplateResult {
    const overview = this._overview;
    if (overview === undefined) return skeleton;
    return html`${renderHeader({ overview, connection: this._connection, ...this.#headerActions })}
      <main>
        ${this.#renderSummary(overview)}
        <section class="whole" aria-labelledby="findings">
          <div class="title"><h2 id="findings" tabindex="-1">${words.list}</h2></div>
          ${this.#renderTable(overview)}
        </section>
      </main>
      <p class="sr" role="status">${this._news}</p>`;
  }

  override updated(): void {
    this.#saveState();
  }

  #renderSummary(overview: ScannerOverview): TemplateResult {
    const { health } = overview;
    const view: HealthView = {
      overview,
      stats: renderStats(overview, this.#choose),
      openPlace: (path, line) =>
        this.host?.send({ type: 'openPlace', path, ...(line === undefined ? {} : { line }) }),
      followAdvice: (reason) => this.host?.send({ type: 'followAdvice', reason }),
    };
    const charts: ChartsView = {
      overview,
      openTables: this._tables,
      toggleTable: (id) => this.#toggleTable(id),
      chooseAge: (age) => this.#choose({ age }),
      linkFolder: () => this.host?.send({ type: 'linkFolder' }),
    };
    const gains = health.state === 'known' ? renderGains(health, view) : undefined;
    return html`<div class="cols first">
        <section aria-labelledby="health">
          ${renderScore(view)}
          ${renderAreaTable({
            overview,
            lists: this.#lists,
            choose: this.#choose,
            act: (type, { uri, key }) => this.host?.send({ type, uri, key }),
          })}
        </section>
        ${gains === undefined ? section('trend', words.trend, renderTrend(charts), weeksOf(overview)) : section('gains', words.raises, gains)}
      </div>
      ${gains === undefined ? this.#renderWhere(overview, charts) : this.#renderTrendAndWhere(overview, charts)}`;
  }

  /** Without health the trend stands above: files beside ages and rules. */
  #renderWhere(overview: ScannerOverview, charts: ChartsView): TemplateResult {
    return html`<div class="cols" ?hidden=${overview.standing.total === 0}>
      ${section('files', words.worstFiles, renderFiles(overview, this.#choose))}
      <section>
        ${block('ages', words.age, renderAges(charts))}
        ${block('rules', words.frequent, renderRules(overview, { choose: this.#choose, isNarrow: true }))}
      </section>
    </div>`;
  }

  #renderTrendAndWhere(overview: ScannerOverview, charts: ChartsView): TemplateResult {
    const isEmpty = overview.standing.total === 0;
    return html`<div class="cols">
      <section>
        ${isEmpty ? nothing : html`${block('files', words.worstFiles, renderFiles(overview, this.#choose))}${block('rules', words.frequent, renderRules(overview, { choose: this.#choose, isNarrow: false }))}`}
      </section>
      <section>
        ${block('trend', words.trend, renderTrend(charts), weeksOf(overview))}
        ${isEmpty ? nothing : block('ages', words.age, renderAges(charts))}
      </section>
    </div>`;
  }

  #renderTable(overview: ScannerOverview): TemplateResult {
    return renderFindingTable({
      overview,
      query: this._query,
      rows: this._rows,
      now: Date.now(),
      narrow: (change) => this.#change(narrow(this._query, change)),
      sort: (by) => this.#change(sortBy(this._query, by)),
      goTo: (offset) => this.#change({ ...this._query, offset }),
      open: ({ uri, key }) => this.host?.send({ type: 'openFinding', uri, key }),
      explain: ({ uri, key }: FindingTableRow) => this.host?.send({ type: 'explainFinding', uri, key }),
    });
  }

  readonly #headerActions = {
    choosePlace: (placeId: string): void => this.host?.send({ type: 'choosePlace', placeId }),
    scan: (): void => this.host?.send({ type: 'scan' }),
    cancelScan: (): void => this.host?.send({ type: 'cancelScan' }),
    showOwnScan: (isShown: boolean): void => this.host?.send({ type: 'showOwnScan', isShown }),
    exportAs: (format: 'csv' | 'json' | 'sarif' | 'markdown'): void => {
      const { filter, sort } = this._query;
      this.host?.send({ type: 'export', format, filter, sort });
    },
  };

  /** From a figure to what it counts: the table lists that alone, and gets the focus. */
  readonly #choose = (change: Partial<TableFilter>): void => {
    this.#change({ ...standardQuery, sort: this._query.sort, filter: { ...standardFilter, ...change } });
    const heading = this.renderRoot.querySelector<HTMLElement>('#findings');
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: 'start' });
  };

  #change(query: TableQuery): void {
    this._query = query;
    this.#asking.request();
  }

  #ask(): void {
    this.#queryId = this.#nextId();
    const { filter, sort, offset } = this._query;
    this.host?.send({ type: 'list', queryId: this.#queryId, filter, sort, offset, limit: pageSize });
  }

  #nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  #toggleTable(id: string): void {
    const tables = new Set(this._tables);
    this._tables = tables.delete(id) ? tables : tables.add(id);
  }

  #receive(message: ScannerHostMessage): void {
    switch (message.type) {
      case 'overview':
        this.#show(message);
        break;
      case 'rows':
        this.#showRows(message);
        break;
      case 'code':
        this.#lists.show(message);
        break;
      case 'notice':
        this._news = message.text;
        break;
      case 'connection':
        this._connection = message;
        break;
    }
  }

  #show(overview: ScannerOverview): void {
    const isFirst = this._overview === undefined;
    this._overview = overview;
    this.#lists.refresh(overview);
    this.#ask();
    if (isFirst && this.#scrollTop > 0) {
      inBackground(
        this.updateComplete.then(() => window.scrollTo({ top: this.#scrollTop })),
        'Scroll',
      );
    }
  }

  #showRows(rows: TableRows): void {
    if (this.#lists.take(rows) || rows.queryId !== this.#queryId) return;
    this._rows = rows;
    // The page that was shown may be gone.
    if (rows.rows.length === 0 && rows.total > 0) this.#change({ ...this._query, offset: 0 });
  }

  readonly #onScroll = (): void => {
    this.#scrollTop = window.scrollY;
    this.#saving.request();
  };

  #saveState(): void {
    const placeId = this._overview?.placeId;
    this.host?.saveState({
      ...(placeId === undefined ? {} : { placeId }),
      ...this._query,
      tables: [...this._tables],
      scrollTop: this.#scrollTop,
    });
  }
}

customElements.define('vireo-scanner', VireoScanner);
