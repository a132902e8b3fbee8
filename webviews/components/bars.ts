/** Bars and columns in the theme's chart palette: the value stands beside each, so a screen reader loses nothing. */
import { css, html, nothing, svg, type TemplateResult } from 'lit';

/** Share of a whole as a bar; said in the cell beside it, so a screen reader hears nothing of it. */
export function renderBar(share: number): TemplateResult {
  const width = `${(Math.max(0, Math.min(1, share)) * 100).toFixed(1)}%`;
  return html`<svg class="bar" width="100%" height="4" aria-hidden="true">
    <rect class="track" width="100%" height="4" rx="2"></rect>
    ${share > 0 ? svg`<rect class="fill" width=${width} height="4" rx="2"></rect>` : nothing}
  </svg>`;
}

export const barStyles = css`
  .bar { display: block; overflow: visible; }
  .bar .track { fill: var(--track); }
  .bar .fill { fill: var(--vscode-charts-blue, var(--accent)); }
`;

export interface Column {
  readonly name: string;
  readonly value: number;
  /** Above the column, where it is not the value itself. */
  readonly text?: string;
  /** When the pointer rests on it. */
  readonly detail: string;
  readonly choose?: () => void;
}

/** Tallest of the columns, in pixels. */
const columnHeight = 64;

/** Columns side by side, each with its value above and its name below; one that can be chosen is a button. */
export function renderColumns(label: string, columns: readonly Column[]): TemplateResult {
  const most = Math.max(1, ...columns.map(({ value }) => value));
  return html`<ul class="columns" aria-label=${label}>
    ${columns.map((column) => html`<li>${renderColumn(column, column.value / most)}</li>`)}
  </ul>`;
}

function renderColumn(
  { name, value, text = String(value), detail, choose }: Column,
  share: number,
): TemplateResult {
  const height = Math.max(1, Math.round(share * columnHeight));
  return html`<button
    type="button"
    class="column"
    title=${detail}
    ?disabled=${choose === undefined || value === 0}
    @click=${() => choose?.()}
  >
    <span class="stack">
      <span class="value ${value === 0 ? 'zero' : ''}">${text}</span>
      <svg width="100%" height=${height} aria-hidden="true">
        <rect class="fill" width="100%" height=${height}></rect>
      </svg>
    </span>
    <span class="name">${name}</span>
  </button>`;
}

export const columnStyles = css`
  .columns { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); grid-template-rows: minmax(90px, auto) auto; gap: 2px 8px; margin-top: 8px; }
  .columns li, .column { display: grid; grid-row: span 2; grid-template-rows: subgrid; min-width: 0; }
  .stack { display: flex; flex-direction: column; align-items: center; justify-content: flex-end; gap: 2px; }
  .column { justify-items: stretch; width: 100%; padding: 4px 0; border: 0; border-radius: 4px; background: none; color: var(--text); text-align: center; cursor: pointer; }
  .column:disabled { cursor: default; }
  .column:hover:not(:disabled) { background: var(--vscode-list-hoverBackground); outline: var(--hover-outline); }
  .column svg { display: block; flex: none; margin-bottom: 4px; }
  .column .value { font: 600 var(--t-small) var(--vscode-font-family); }
  .column .name { font: var(--t-small) var(--vscode-font-family); color: var(--muted); overflow-wrap: anywhere; }
  .column .fill { fill: var(--vscode-charts-blue, var(--accent)); }
  .column .zero { color: var(--muted); font-weight: var(--vscode-font-weight, normal); }
`;
