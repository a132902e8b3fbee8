/** How many findings stood over time, and for how long those have stood that still do. */
import { html, type TemplateResult } from 'lit';
import { renderColumns } from '../components/bars.ts';
import { renderChartTable } from '../components/chart-table.ts';
import { userFormats } from '../components/formats.ts';
import type { LineChart } from '../components/line-chart.ts';
import type { AgeBand, ScannerOverview, TrendPoint } from './messages.ts';
import '../components/line-chart.ts';
import { ageName, count, countsInWords, severities, words } from './words.ts';

export interface ChartsView {
  readonly overview: ScannerOverview;
  readonly openTables: ReadonlySet<string>;
  readonly toggleTable: (id: string) => void;
  readonly chooseAge: (band: AgeBand) => void;
  readonly linkFolder: () => void;
}

export function renderTrend(view: ChartsView): TemplateResult {
  const { overview, openTables, toggleTable } = view;
  const { trend } = overview;
  if (overview.places.length === 0) return renderUnlinked(view);
  if (trend.length === 0) return html`<p class="muted">${words.trendEmpty}</p>`;
  return html`<vireo-line-chart .chart=${toChart(trend)}></vireo-line-chart>
    ${renderChartTable({
      id: 'trend',
      label: words.table,
      caption: `${words.trend}, ${words.trendWeeks(trend.length)}`,
      head: words.trendHead,
      rows: trend.map(({ date, open, severe, found, gone }) => [
        userFormats().date(date),
        count(open),
        count(severe),
        count(found),
        count(gone),
      ]),
      open: openTables.has('trend'),
      toggle: toggleTable,
    })}`;
}

/** No scan starts a trend here: a project does. */
function renderUnlinked({ linkFolder }: ChartsView): TemplateResult {
  return html`<p class="muted">${words.trendUnlinked}</p>
    <button type="button" class="link" @click=${linkFolder}>${words.link}</button>`;
}

function toChart(trend: readonly TrendPoint[]): LineChart {
  const dates = trend.map(({ date }) => userFormats().date(date));
  const every = Math.max(1, Math.ceil(trend.length / 4));
  const points = trend.map(({ open, severe }, index) => words.trendPoint(dates[index] ?? '', open, severe));
  return {
    label: words.trendLine(points.join('; ')),
    ticks: trend.map(({ date }, index) => {
      const isLast = index === trend.length - 1;
      const isNearEnd = !isLast && trend.length - 1 - index < every;
      return isLast || (index % every === 0 && !isNearEnd) ? shortDate(date) : '';
    }),
    details: trend.map(({ found, gone }, index) => `${points[index]}; ${words.trendDetail(found, gone)}`),
    lines: [
      { name: words.all, kind: 'main', values: trend.map(({ open }) => open) },
      { name: words.severe, kind: 'second', values: trend.map(({ severe }) => severe) },
    ],
  };
}

function shortDate(isoDate: string): string {
  const format = new Intl.DateTimeFormat(navigator.language, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  return format.format(new Date(isoDate));
}

export function renderAges({ overview, openTables, toggleTable, chooseAge }: ChartsView): TemplateResult {
  const { ages } = overview;
  const columns = ages.map(({ band, counts, total }) => {
    const name = ageName(band);
    const told = total === 0 ? count(0) : `${words.findings(count(total))} (${countsInWords(counts)})`;
    return {
      name,
      value: total,
      detail: words.ageDetail(name, told),
      choose: () => chooseAge(band),
    };
  });
  return html`${renderColumns(words.ageLabel, columns)}
    ${renderChartTable({
      id: 'ages',
      label: words.table,
      caption: words.ageLabel,
      head: [words.age, ...severities.map((severity) => words.severities[severity]), words.total],
      rows: ages.map(({ band, counts, total }) => [
        ageName(band),
        ...severities.map((severity) => count(counts[severity])),
        count(total),
      ]),
      open: openTables.has('ages'),
      toggle: toggleTable,
    })}`;
}
