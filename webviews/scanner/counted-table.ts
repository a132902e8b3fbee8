/** Tables of counts by severity: worst files, worst rules; their columns line up. */
import { css, html, type TemplateResult } from 'lit';
import type { SeverityCounts } from '../../src/contract/webview/scanner-view.ts';
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
  .list tbody tr:hover > * { background: var(--hover); }
  .counted { table-layout: fixed; }
  .counted .figure { width: 64px; }
  .counted thead th { vertical-align: bottom; white-space: normal; }
  .counted th:first-child > * { display: block; max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .counted .path > * { direction: rtl; text-align: left; }
  .counted.narrow .figure { width: 56px; }
`;

/** Critical and high are one column, which says so: what must be looked at first. Low and info are another. */
export function renderCounted(table: CountedTable): TemplateResult {
  return html`<table class="list counted ${table.isNarrow === true ? 'narrow' : ''}">
    <caption class="sr">${table.caption}</caption>
    <thead>
      <tr>
        <th scope="col">${table.head}</th>
        <th scope="col" class="num figure">${words.severeHead}</th>
        <th scope="col" class="num figure">${words.severities.medium}</th>
        <th scope="col" class="num figure">${words.minorHead}</th>
        <th scope="col" class="num figure">${words.total}</th>
      </tr>
    </thead>
    <tbody>
      ${table.rows.map((row) => renderRow(table, row))}
    </tbody>
  </table>`;
}

function renderRow(table: CountedTable, row: CountedRow): TemplateResult {
  const { counts, total } = row;
  return html`<tr title=${countsInWords(counts)}>
    <th scope="row" class=${table.isPath === true ? 'path' : ''}>${renderName(row)}</th>
    ${renderCount(counts.critical + counts.high)}${renderCount(counts.medium)}${renderCount(counts.low + counts.info)}
    ${renderCount(total)}
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
