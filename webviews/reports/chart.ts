/** Hours over time: columns, or a line where there are many; the table behind holds the same. */
import { html, nothing, type TemplateResult } from 'lit';
import '../components/line-chart.ts';
import type { ReportContent } from '../../src/contract/webview/reports-view.ts';
import { formatMinutes } from '../../src/domain/duration.ts';
import { renderColumns } from '../components/bars.ts';
import { renderChartTable } from '../components/chart-table.ts';
import { type ChartPoint, chartPoints, hoursOf, isOverTime, mostColumns } from './chart-points.ts';
import { nameColumn, nameRow, type Reader } from './row-name.ts';

export interface ChartView {
  readonly report: ReportContent;
  readonly reader: Reader;
  readonly isTableOpen: boolean;
  readonly toggleTable: (id: string) => void;
}

/** Nothing where rows are no points in time: their bars stand in the table. */
export function renderChart(view: ChartView): TemplateResult | typeof nothing {
  const { report, reader } = view;
  const { groupBy } = report.question;
  if (!isOverTime(groupBy)) return nothing;
  const { words } = reader;
  const points = chartPoints(report, groupBy);
  const label = words.chart(words.groupings[groupBy]);
  return html`<section class="chart">
    <h2>${label}</h2>
    ${points.length > mostColumns ? renderLine(points, view, label) : renderBars(points, view, label)}
    ${renderChartTable({
      id: 'hours',
      caption: label,
      head: [words.groupings[groupBy], words.time],
      rows: points.map(({ key, seconds }) => [nameOf(key, view), formatMinutes(seconds)]),
      open: view.isTableOpen,
      label: words.table,
      toggle: view.toggleTable,
    })}
  </section>`;
}

function nameOf(key: string, { report, reader }: ChartView): string {
  return nameRow({ key, name: key }, report.question.groupBy, reader);
}

function detailOf({ key, seconds }: ChartPoint, view: ChartView): string {
  return `${nameOf(key, view)}: ${formatMinutes(seconds)}`;
}

/** As many have room in a narrow page. */
const fewColumns = 8;

function renderBars(points: readonly ChartPoint[], view: ChartView, label: string): TemplateResult {
  const { groupBy } = view.report.question;
  const columns = points.map((point) => ({
    name: nameColumn(point.key, groupBy, view.reader.language),
    value: hoursOf(point.seconds),
    text: point.seconds === 0 ? '' : formatMinutes(point.seconds),
    detail: detailOf(point, view),
  }));
  return html`<div class="scroll ${columns.length > fewColumns ? 'many' : ''}" role="group" aria-label=${label} tabindex="0">
    ${renderColumns(label, columns)}
  </div>`;
}

/** As many names below the line as can be read. */
const mostTicks = 6;

function renderLine(points: readonly ChartPoint[], view: ChartView, label: string): TemplateResult {
  const { groupBy } = view.report.question;
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
