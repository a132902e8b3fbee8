/** Tables of counts by severity: worst files, worst rules; their columns line up. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { SeverityCounts } from './messages.ts';
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
  .counted th.path > * { display: flex; }
  .path :is(.folders, .base) { overflow: hidden; min-width: 0; text-overflow: ellipsis; }
  .path .folders { flex: 0 1000 auto; }
  .path .base { flex: 0 1 auto; }
  .counted.narrow .figure { width: 56px; }
  @media (max-width: 560px) { .counted .few { display: none; } .counted .figure { width: 52px; } }
`;

/** Critical and high are one column, which says so: what must be looked at first. Low and info are another. */
export function renderCounted(table: CountedTable): TemplateResult {
  return html`<table class="list counted ${table.isNarrow === true ? 'narrow' : ''}">
    <caption class="sr">${table.caption}</caption>
    <thead>
      <tr>
        <th scope="col">${table.head}</th>
        <th scope="col" class="num figure">${words.severeHead}</th>
        <th scope="col" class="num figure few">${words.severities.medium}</th>
        <th scope="col" class="num figure few">${words.minorHead}</th>
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
    <th scope="row" class=${table.isPath === true ? 'path' : ''}>${renderName(row, table.isPath === true)}</th>
    ${renderCount(counts.critical + counts.high)}${renderCount(counts.medium, 'few')}${renderCount(counts.low + counts.info, 'few')}
    ${renderCount(total)}
  </tr>`;
}

function renderName({ name, title = name, choose }: CountedRow, isPath: boolean): TemplateResult {
  const text = isPath ? renderPath(name) : html`<bdi>${name}</bdi>`;
  return choose === undefined
    ? html`<span title=${title}>${text}</span>`
    : html`<button type="button" class="link" title=${title} aria-label=${isPath ? name : nothing} @click=${choose}>${text}</button>`;
}

/** Cut in its middle: folders give way before the file's own name does. */
function renderPath(path: string): TemplateResult {
  const end = path.lastIndexOf('/') + 1;
  return html`<bdi class="folders">${path.slice(0, end)}</bdi><bdi class="base">${path.slice(end)}</bdi>`;
}

function renderCount(value: number, kind = ''): TemplateResult {
  return html`<td class="num ${kind} ${value === 0 ? 'muted' : ''}">${count(value)}</td>`;
}
