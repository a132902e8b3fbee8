/**
 * Lines over time: plain SVG in the theme's chart palette, drawn in real pixels so that words keep their size at any
 * width. The last value and the name stand at the end of each line; no line is told by colour alone.
 */
import { css, html, LitElement, nothing, type PropertyValues, svg, type TemplateResult } from 'lit';
import { baseStyles } from './styles.ts';

export interface ChartLine {
  readonly name: string;
  /** A class of the palette: `main` or `second`; the second line is told by its marks as well. */
  readonly kind: 'main' | 'second';
  readonly values: readonly number[];
}

export interface LineChart {
  /** One sentence that says what the lines say. */
  readonly label: string;
  /** Of each point, for the axis; an empty one is not written. */
  readonly ticks: readonly string[];
  /** Of each point, when the pointer rests on it. */
  readonly details: readonly string[];
  readonly lines: readonly ChartLine[];
}

const height = 176;
const top = 20;
const bottom = 28;
const left = 8;
const labelWidth = 56;
const labelGap = 15;

/** Lines over time, the last value written at the end of each. */
export class VireoLineChart extends LitElement {
  static override properties = { chart: { attribute: false }, _width: { state: true } };
  static override styles = [
    baseStyles,
    css`
      :host { display: block; }
      svg { display: block; width: 100%; overflow: visible; }
      text { font: 11px var(--vscode-font-family); fill: var(--muted); }
      .value { fill: var(--text); font-weight: 600; }
      .grid { stroke: var(--vscode-charts-lines, var(--control-line)); stroke-width: 1; opacity: 0.32; }
      path { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
      .main { --ink: var(--vscode-charts-blue, var(--accent)); }
      .second { --ink: var(--vscode-charts-red, var(--danger)); }
      .main path, .second path { stroke: var(--ink); }
      .mark { fill: var(--ink); }
      .second .mark.small { fill: var(--surface); stroke: var(--ink); stroke-width: 1.5; }
      .hit { fill: transparent; }
      .hit:hover + .rule { stroke: var(--control-line); }
      .rule { stroke: transparent; }
    `,
  ];

  declare chart: LineChart | undefined;
  declare _width: number;
  readonly #observer = new ResizeObserver(([entry]) => {
    this._width = Math.round(entry?.contentRect.width ?? this._width);
  });

  constructor() {
    super();
    this._width = 416;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  protected override shouldUpdate(_changed: PropertyValues): boolean {
    return this.chart !== undefined;
  }

  override render(): TemplateResult {
    const chart = this.chart;
    if (chart === undefined) return html``;
    const width = Math.max(160, this._width);
    const scale = createScale(chart, width);
    return html`<svg viewBox="0 0 ${width} ${height}" height=${height} role="img" aria-label=${chart.label}>
      ${scale.steps.map((step) => renderGrid(scale, step))}
      ${chart.details.map((detail, index) => renderHit(scale, detail, index))}
      ${chart.lines.map((line) => renderLine(scale, line))} ${renderLabels(scale, chart.lines)}
      ${chart.ticks.map((tick, index) => renderTick(scale, tick, { index, last: chart.ticks.length - 1 }))}
    </svg>`;
  }
}

interface Scale {
  readonly width: number;
  readonly count: number;
  readonly steps: readonly number[];
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
}

function createScale({ lines, ticks }: LineChart, width: number): Scale {
  const most = Math.max(1, ...lines.flatMap(({ values }) => values));
  const steps = roundSteps(most);
  const ceiling = steps.at(-1) ?? most;
  const count = ticks.length;
  const room = width - left - labelWidth;
  return {
    width,
    count,
    steps,
    x: (index) => left + (count <= 1 ? room : (index * room) / (count - 1)),
    y: (value) => top + (1 - value / ceiling) * (height - top - bottom),
  };
}

/** From zero to a round number at or above the most, in two to four steps. */
export function roundSteps(most: number): readonly number[] {
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  const units = [0.25, 0.5, 1, 2, 2.5, 5].map((factor) => factor * magnitude);
  const unit = units.find((one) => Number.isInteger(one) && most / one <= 4) ?? Math.ceil(most / 4);
  const count = Math.max(1, Math.ceil(most / unit));
  return Array.from({ length: count + 1 }, (_, index) => index * unit);
}

function renderGrid({ x, y, count, width }: Scale, step: number): unknown {
  const end = Math.max(x(count - 1), width - labelWidth) + 4;
  return svg`<path class="grid" d="M0 ${y(step)}H${end}"></path>
    ${step === 0 ? nothing : svg`<text x="0" y=${y(step) - 3}>${step}</text>`}`;
}

function renderHit({ x, count, width }: Scale, detail: string, index: number): unknown {
  const step = count <= 1 ? width : x(1) - x(0);
  return svg`<rect class="hit" x=${x(index) - step / 2} y=${top - 8} width=${step} height=${height - top - bottom + 8}>
      <title>${detail}</title>
    </rect>
    <path class="rule" d="M${x(index)} ${top}V${height - bottom}"></path>`;
}

function renderLine({ x, y }: Scale, { kind, values }: ChartLine): unknown {
  const points = values.map((value, index) => `${index === 0 ? 'M' : 'L'}${x(index)} ${y(value)}`).join('');
  const last = values.length - 1;
  const small = kind === 'second' ? values.slice(0, -1) : [];
  return svg`<g class=${kind} aria-hidden="true">
    <path d=${points}></path>
    ${small.map((value, index) => svg`<circle class="mark small" cx=${x(index)} cy=${y(value)} r="2.5"></circle>`)}
    <circle class="mark" cx=${x(last)} cy=${y(values[last] ?? 0)} r="4"></circle>
  </g>`;
}

/** Value and name at the end of each line, moved apart where lines end near one another. */
function renderLabels({ x, y, count }: Scale, lines: readonly ChartLine[]): unknown {
  const ends = lines
    .map(({ name, values }) => ({ name, value: values.at(-1) ?? 0, at: y(values.at(-1) ?? 0) }))
    .sort((one, other) => one.at - other.at);
  let floor = Number.NEGATIVE_INFINITY;
  return ends.map(({ name, value, at }) => {
    const place = Math.max(at, floor + 2 * labelGap - 4);
    floor = place;
    return svg`<text class="value" x=${x(count - 1) + 10} y=${place + 1}>${value}</text>
      <text x=${x(count - 1) + 10} y=${place + 12}>${name}</text>`;
  });
}

function renderTick({ x }: Scale, tick: string, { index, last }: { index: number; last: number }): unknown {
  if (tick === '') return nothing;
  const anchor = index === 0 ? 'start' : index === last ? 'end' : 'middle';
  return svg`<text x=${index === 0 ? 0 : x(index) + (index === last ? 4 : 0)} y=${height - 8} text-anchor=${anchor}>${tick}</text>`;
}

customElements.define('vireo-line-chart', VireoLineChart);
