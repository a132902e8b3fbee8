/** A small line without axes, for a cell of a table: what it says stands beside it in words for a screen reader. */
import { css, html, nothing, svg, type TemplateResult } from 'lit';

const width = 64;
const height = 16;
const inset = 3;

/** Nothing below two values: one is no line. A line that stays the same lies in the middle. */
export function renderSparkLine(values: readonly number[], label: string): TemplateResult | typeof nothing {
  if (values.length < 2) return nothing;
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const span = most - least;
  const points = values.map((value, index) => {
    const x = inset + (index / (values.length - 1)) * (width - 2 * inset);
    const share = span === 0 ? 0.5 : (value - least) / span;
    return [x, height - inset - share * (height - 2 * inset)] as const;
  });
  const [endX, endY] = points.at(-1) ?? [0, 0];
  return html`<svg class="spark" width=${width} height=${height} role="img" aria-label=${label}>
    <title>${label}</title>
    ${svg`<polyline points=${points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}></polyline>
    <circle cx=${endX.toFixed(1)} cy=${endY.toFixed(1)} r="2"></circle>`}
  </svg>`;
}

export const sparkLineStyles = css`
  .spark { display: inline-block; vertical-align: middle; }
  .spark polyline { fill: none; stroke: var(--vscode-charts-blue, var(--accent)); stroke-width: 1.5; stroke-linejoin: round; stroke-linecap: round; }
  .spark circle { fill: var(--vscode-charts-blue, var(--accent)); }
`;
