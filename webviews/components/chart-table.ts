/** The table behind a chart: the same figures as text, for whoever cannot or would rather not read a picture. */
import { css, html, type TemplateResult } from 'lit';
import { icon } from './icons.ts';

export interface ChartTableView {
  readonly id: string;
  /** What the table shows, for a screen reader. */
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly open: boolean;
  readonly label: string;
  readonly toggle: (id: string) => void;
}

/** The table behind a chart, folded until somebody wants it. */
export function renderChartTable(view: ChartTableView): TemplateResult {
  const tableId = `${view.id}-table`;
  return html`<button
      type="button"
      class="ghost fold"
      aria-expanded=${view.open}
      aria-controls=${tableId}
      aria-label=${`${view.label}: ${view.caption}`}
      @click=${() => view.toggle(view.id)}
    >
      ${icon(view.open ? 'chevron-down' : 'chevron-right', 's12')}${view.label}
    </button>
    <div id=${tableId} class="chart-table" ?hidden=${!view.open} role="region" aria-label=${view.caption} tabindex="0">
      <table class="mini">
        <caption class="sr">${view.caption}</caption>
        <thead>
          <tr>${view.head.map((cell, index) => html`<th scope="col" class=${index === 0 ? '' : 'num'}>${cell}</th>`)}</tr>
        </thead>
        <tbody>
          ${view.rows.map(
            ([first, ...cells]) => html`<tr>
              <th scope="row">${first}</th>
              ${cells.map((cell) => html`<td class="num">${cell}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

export const chartTableStyles = css`
  .fold { margin: 4px 0 0 -4px; font: var(--t-small) var(--vscode-font-family); }
  .chart-table { position: relative; overflow-x: auto; margin-top: 4px; }
  .mini :is(th, td) { padding: 4px 8px 4px 0; font: var(--t-small) var(--vscode-font-family); border-bottom: 1px solid var(--line); color: var(--text); }
  .mini thead th { color: var(--muted); }
  .mini tr:last-child > * { border-bottom-color: transparent; }
  .mini :is(th, td):last-child { padding-right: 0; }
  .mini .num { padding-left: 8px; }
`;
