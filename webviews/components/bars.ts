/** Bars and columns in the theme's chart palette: the value stands beside each, so a screen reader loses nothing. */
import { css, html, nothing, svg, type TemplateResult } from 'lit';
import type { BudgetLevel } from '../../src/domain/figures/budget-level.ts';

/** What a bar shows besides its share. */
export interface BarParts {
  /** For a screen reader; without it the cell beside the bar says the same, and the bar is silent. */
  readonly label?: string;
  /** A share, hatched after the filled one: not final. */
  readonly held?: number;
  /** Where it should be by now, as a share. */
  readonly mark?: number;
  /** Over its mark, or over the whole. */
  readonly tone?: 'over' | 'full';
}

/** Amber near its end, red once it is used. */
export const levelTones: Readonly<Record<BudgetLevel, Pick<BarParts, 'tone'>>> = {
  within: {},
  near: { tone: 'over' },
  exhausted: { tone: 'full' },
};

const percent = (share: number): string => `${(Math.max(0, Math.min(1, share)) * 100).toFixed(1)}%`;

/** Share of a whole as a bar on its track; the outline is drawn last, and seen in high contrast alone. */
export function renderBar(share: number, { label, held = 0, mark, tone }: BarParts = {}): TemplateResult {
  const heldWidth = percent(Math.min(held, Math.max(0, 1 - share)));
  return html`<svg class="bar ${tone ?? ''}" width="100%" height="8" role=${label === undefined ? nothing : 'img'} aria-label=${label ?? nothing} aria-hidden=${label === undefined ? 'true' : nothing}>
    ${held > 0 ? renderHatch('held') : nothing}
    <rect class="track" width="100%" rx="2"></rect>
    ${share > 0 ? svg`<rect class="fill" width=${percent(share)} rx="2"></rect>` : nothing}
    ${held > 0 ? svg`<rect class="held" x=${percent(share)} width=${heldWidth} fill="url(#held)"></rect>` : nothing}
    <rect class="outline" width="100%" rx="2"></rect>
    ${mark === undefined ? nothing : svg`<rect class="mark" x=${percent(mark)} y="-1" width="2" height="10" rx="1"></rect>`}
  </svg>`;
}

/** The pattern of what is not final. */
export function renderHatch(id: string): TemplateResult {
  return svg`<defs><pattern id=${id} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="stripe" width="2" height="4"></rect></pattern></defs>`;
}

export const barStyles = css`
  .bar { display: block; overflow: visible; }
  .bar :is(.track, .fill, .held, .outline) { y: calc((8px - var(--bar-height)) / 2); height: var(--bar-height); }
  .bar .track { fill: var(--track); }
  .bar .fill, .stripe { fill: var(--vscode-charts-blue, var(--accent)); }
  .bar.over .fill { fill: var(--vscode-charts-yellow, var(--warn)); }
  .bar.full .fill { fill: var(--vscode-charts-red, var(--danger)); }
  .bar .outline { fill: none; stroke: var(--bar-outline); }
  .bar .mark { fill: var(--text); stroke: var(--surface); paint-order: stroke; }
`;

export interface Column {
  readonly name: string;
  readonly value: number;
  /** Above the column, where it is not the value itself. */
  readonly text?: string;
  /** When the pointer rests on it. */
  readonly detail: string;
  readonly choose?: () => void;
  /** A thin second column beside it: what it is compared with. */
  readonly before?: number;
}

/** Tallest of the columns, in pixels. */
const columnHeight = 64;

/** Columns side by side, each with its value above and its name below; one that can be chosen is a button. */
export function renderColumns(label: string, columns: readonly Column[]): TemplateResult {
  const most = Math.max(1, ...columns.flatMap(({ value, before = 0 }) => [value, before]));
  return html`<ul class="columns" aria-label=${label}>
    ${columns.map((column) => html`<li>${renderColumn(column, most)}</li>`)}
  </ul>`;
}

function renderColumn(
  { name, value, text = String(value), detail, choose, before }: Column,
  most: number,
): TemplateResult {
  const heightOf = (one: number) => Math.max(1, Math.round((one / most) * columnHeight));
  const [height, earlier] = [heightOf(value), heightOf(before ?? 0)];
  return html`<button
    type="button"
    class="column"
    title=${detail}
    ?disabled=${choose === undefined || value === 0}
    @click=${() => choose?.()}
  >
    <span class="stack">
      <span class="value ${value === 0 ? 'zero' : ''}">${text}</span>
      ${
        before === undefined
          ? html`<svg width="100%" height=${height} aria-hidden="true"><rect class="fill" width="100%" height=${height}></rect></svg>`
          : html`<svg width="100%" height=${Math.max(height, earlier)} aria-hidden="true">
            <rect class="fill" width="70%" y=${Math.max(height, earlier) - height} height=${height}></rect>
            <rect class="earlier" x="76%" width="24%" y=${Math.max(height, earlier) - earlier} height=${earlier}></rect>
          </svg>`
      }
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
  .column:hover:not(:disabled) { background: var(--hover); outline: var(--hover-outline); }
  .column svg { display: block; flex: none; margin-bottom: 4px; }
  .column .value { font: 600 var(--t-small) var(--vscode-font-family); }
  .column .name { font: var(--t-small) var(--vscode-font-family); color: var(--muted); overflow-wrap: anywhere; }
  .column .fill { fill: var(--vscode-charts-blue, var(--accent)); stroke: var(--bar-outline); }
  .column .earlier { fill: color-mix(in srgb, var(--text) 40%, transparent); stroke: var(--bar-outline); }
  .column .zero { color: var(--muted); font-weight: var(--vscode-font-weight, normal); }
`;
