/** Tables of counts by severity: categories, worst files, worst rules; their columns line up. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { SeverityCounts } from '../../src/contract/webview/scanner-view.ts';
import { renderBar } from '../components/bars.ts';
import { count, countsInWords, words } from './words.ts';

export interface CountedRow {
  readonly name: string;
  /** The whole name where `name` may be cut. */
  readonly title?: string;
  readonly counts: SeverityCounts;
  readonly total: number;
  /** Undefined where there is nothing to list. */
  readonly choose?: () => void;
}

export interface CountedTable {
  readonly caption: string;
  readonly head: string;
  readonly rows: readonly CountedRow[];
  readonly foot?: CountedRow;
  /** Bars show the share of the largest row. */
  readonly withBars?: boolean;
  /** The name is a path: its end says more than its beginning. */
  readonly isPath?: boolean;
  /** In the narrower of two columns: names get what room there is. */
  readonly isNarrow?: boolean;
}

export const countedTableStyles = css`
  .list :is(th, td) { padding: 4px 8px; border-bottom: 1px solid var(--line); vertical-align: middle; height: 28px; }
  .list thead th { padding-top: 0; height: 20px; }
  .list tr:last-child > * { border-bottom-color: transparent; }
  .list :is(th, td):first-child { padding-left: 0; }
  .list :is(th, td):last-child { padding-right: 0; }
  .list tbody th { font: inherit; color: inherit; }
  .list tfoot :is(td, th) { border-top: 1px solid var(--control-line); border-bottom: 0; font: 600 var(--t-body) var(--vscode-font-family); color: var(--text); }
  .list tbody tr:hover > * { background: var(--vscode-list-hoverBackground); }
  .counted { table-layout: fixed; }
  .counted .figure { width: 64px; }
  .counted thead th { vertical-align: bottom; white-space: normal; }
  .counted .bars { width: 28%; }
  .counted th:first-child > * { display: block; max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .counted .path > * { direction: rtl; text-align: left; }
  .counted.narrow .figure { width: 56px; }
`;

/** Critical and high are one column, which says so: what must be looked at first. Low and info are another. */
export function renderCounted(table: CountedTable): TemplateResult {
  const most = Math.max(1, ...table.rows.map(({ total }) => total));
  return html`<table class="list counted ${table.isNarrow === true ? 'narrow' : ''}">
    <caption class="sr">${table.caption}</caption>
    <thead>
      <tr>
        <th scope="col">${table.head}</th>
        <th scope="col" class="num figure">${words.severeHead}</th>
        <th scope="col" class="num figure">${words.severities.medium}</th>
        <th scope="col" class="num figure">${words.minorHead}</th>
        ${table.withBars === true ? html`<th scope="col" class="bars"><span class="sr">${words.share}</span></th>` : nothing}
        <th scope="col" class="num figure">${words.total}</th>
      </tr>
    </thead>
    <tbody>
      ${table.rows.map((row) => renderRow(table, row, row.total / most))}
    </tbody>
    ${table.foot === undefined ? nothing : html`<tfoot>${renderRow(table, table.foot, undefined)}</tfoot>`}
  </table>`;
}

function renderRow(table: CountedTable, row: CountedRow, share: number | undefined): TemplateResult {
  const { counts, total } = row;
  const bar = share === undefined ? nothing : renderBar(share);
  return html`<tr title=${countsInWords(counts)}>
    <th scope="row" class=${table.isPath === true ? 'path' : ''}>${renderName(row)}</th>
    ${renderCount(counts.critical + counts.high)}${renderCount(counts.medium)}${renderCount(counts.low + counts.info)}
    ${table.withBars === true ? html`<td>${bar}</td>` : nothing} ${renderCount(total)}
  </tr>`;
}

function renderName({ name, title = name, choose }: CountedRow): TemplateResult {
  return choose === undefined
    ? html`<span title=${title}><bdi>${name}</bdi></span>`
    : html`<button type="button" class="link" title=${title} @click=${choose}><bdi>${name}</bdi></button>`;
}

function renderCount(value: number): TemplateResult {
  return html`<td class="num ${value === 0 ? 'muted' : ''}">${count(value)}</td>`;
}
