/** Hours over time beside those of the period before: columns, or a line where there are many; the table behind holds the same. */
import { html, type TemplateResult } from 'lit';
import '../components/line-chart.ts';
import { formatMinutes } from '../../src/domain/duration.ts';
import { renderColumns } from '../components/bars.ts';
import { renderChartTable } from '../components/chart-table.ts';
import { formatsFor } from '../components/formats.ts';
import { type ChartPoint, chartPoints, hoursOf, mostColumns } from './chart-points.ts';
import type { ReportContent } from './messages.ts';
import { nameColumn, nameRow, type Reader } from './row-name.ts';

export interface ChartView {
  readonly report: ReportContent;
  readonly reader: Reader;
  readonly isTableOpen: boolean;
  readonly toggleTable: (id: string) => void;
}

/** Below what the rows are, the hours over time and those of the period before. */
export function renderChart(view: ChartView): TemplateResult {
  const { report, reader } = view;
  const { words } = reader;
  const { unit, sums, before } = report.timeline;
  const points = chartPoints({ sums, from: report.from, to: report.to }, unit);
  const earlier = chartPoints(before, unit);
  const label = words.chart(words.groupings[unit]);
  const drawn = { points, earlier, label };
  return html`<section class="chart">
    <div class="title"><h2>${label}</h2><span class="muted small">${compare(view)}</span></div>
    ${points.length > mostColumns ? renderLine(points, view, label) : renderBars(drawn, view)}
    ${renderChartTable({
      id: 'hours',
      caption: label,
      head: [words.groupings[unit], words.time, words.before],
      rows: points.map(({ key, seconds }, index) => [
        nameOf(key, view),
        formatMinutes(seconds),
        formatMinutes(earlier[index]?.seconds ?? 0),
      ]),
      open: view.isTableOpen,
      label: words.table,
      toggle: view.toggleTable,
    })}
  </section>`;
}

/** `12:30 more than 1–31 Oct 2026 (63:15)`. */
function compare({ report, reader }: ChartView): string {
  const { words, language } = reader;
  const { from, to, seconds } = report.timeline.before;
  // Of the minutes that are shown: seconds behind them would not add up.
  const more = (Math.floor(report.total.seconds / 60) - Math.floor(seconds / 60)) * 60;
  const [days, then] = [formatsFor(language).dateRange(from, to), formatMinutes(seconds)];
  if (more === 0) return words.asBefore(days, then);
  const difference = formatMinutes(Math.abs(more));
  return more > 0 ? words.moreThan(difference, days, then) : words.lessThan(difference, days, then);
}

function nameOf(key: string, { report, reader }: ChartView): string {
  return nameRow({ key, name: key }, report.timeline.unit, reader);
}

function detailOf({ key, seconds }: ChartPoint, view: ChartView): string {
  return `${nameOf(key, view)}: ${formatMinutes(seconds)}`;
}

/** As many have room in a narrow page. */
const fewColumns = 8;

/** `9:59`; wider labels need wider columns. */
const shortLabel = 4;

interface Drawn {
  readonly points: readonly ChartPoint[];
  readonly earlier: readonly ChartPoint[];
  readonly label: string;
}

function renderBars({ points, earlier, label }: Drawn, view: ChartView): TemplateResult {
  const { unit } = view.report.timeline;
  const columns = points.map((point, index) => {
    const before = earlier[index];
    return {
      name: nameColumn(point.key, unit, view.reader.language),
      value: hoursOf(point.seconds),
      text: point.seconds === 0 ? '' : formatMinutes(point.seconds),
      detail: [point, ...(before === undefined ? [] : [before])].map((one) => detailOf(one, view)).join('\n'),
      before: hoursOf(before?.seconds ?? 0),
    };
  });
  const kinds = [
    columns.length > fewColumns ? 'many' : '',
    columns.some(({ text }) => text.length > shortLabel) ? 'long' : '',
  ];
  return html`${renderKey(view)}
    <div class="scroll ${kinds.join(' ')}" role="group" aria-label=${label} tabindex="0">
      ${renderColumns(label, columns)}
    </div>`;
}

/** What the blue columns are of, and what the grey ones beside them. */
function renderKey({ report, reader }: ChartView): TemplateResult {
  const { from, to } = report.timeline.before;
  return html`<p class="key small">
    <span><i class="swatch"></i>${reader.words.thisPeriod}</span>
    <span><i class="swatch earlier"></i>${formatsFor(reader.language).dateRange(from, to)}</span>
  </p>`;
}

/** As many names below the line as can be read. */
const mostTicks = 6;

function renderLine(points: readonly ChartPoint[], view: ChartView, label: string): TemplateResult {
  const { unit: groupBy } = view.report.timeline;
  const every = Math.ceil(points.length / mostTicks);
  const isDay = groupBy === 'day';
  const chart = {
    label,
    ticks: points.map(({ key }, index) =>
      index % every === 0 ? (isDay ? key.slice(5) : nameColumn(key, groupBy, view.reader.language)) : '',
    ),
    details: points.map((point) => detailOf(point, view)),
    lines: [
      { name: view.reader.words.hours, kind: 'main', values: points.map(({ seconds }) => hoursOf(seconds)) },
    ],
  };
  return html`<vireo-line-chart .chart=${chart}></vireo-line-chart>`;
}
