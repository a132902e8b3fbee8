/** A chart in an answer, by the columns of every page; its figures stand above and below them. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Chart } from '../../src/contract/coach/coach-chat.ts';
import type { RecordLink } from '../../src/contract/coach/record-link.ts';
import { columnStyles, renderColumns } from '../components/bars.ts';

export function renderChart(
  { title, bars, target, targetText }: Chart,
  openRecord: (link: RecordLink) => void,
): TemplateResult {
  const columns = bars.map(({ label, value, text, link }) => ({
    name: label,
    value,
    text,
    detail: [label, text, targetText].filter((part) => part !== undefined).join(', '),
    ...(link !== undefined && { choose: () => openRecord(link) }),
  }));
  return html`<figure class="chart">
    <figcaption><span class="grow">${title}</span>${target === undefined ? nothing : html`<span>${targetText ?? ''}</span>`}</figcaption>
    ${renderColumns(title, columns)}
  </figure>`;
}

export const chartStyles = [
  columnStyles,
  css`
    .chart { margin: 4px 0; }
    .chart figcaption { display: flex; gap: 8px; font: var(--t-small) var(--vscode-font-family); color: var(--muted); }
  `,
];
