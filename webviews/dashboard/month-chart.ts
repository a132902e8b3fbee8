/** What was invoiced by month: a bar each, in the first currency that was invoiced, the practice's own before others; the table behind it has all. */
import { html, nothing, type TemplateResult } from 'lit';
import type { DashboardContent } from '../../src/contract/webview/dashboard-view.ts';
import { renderChartTable } from '../components/chart-table.ts';
import { formatsFor } from '../components/formats.ts';
import { barLabel, isInThousands, majorOf, nameOfMonth } from '../components/month-labels.ts';
import type { Reader } from './dashboard-view.ts';
import { sumAll, valuesIn } from './months.ts';

const highestBar = 128;

export interface MonthChartView {
  readonly reader: Reader;
  /** The practice's own currency. */
  readonly own: string;
  readonly isTableOpen: boolean;
  readonly toggleTable: (id: string) => void;
}

export function renderMonthChart(
  months: NonNullable<DashboardContent['invoiced']>,
  { reader, own, isTableOpen, toggleTable }: MonthChartView,
): TemplateResult {
  const { words, language } = reader;
  const currency = sumAll(months, own)[0]?.currency;
  if (currency === undefined) return html`<p class="muted">${words.nothingInvoiced}</p>`;
  const values = valuesIn(months, currency);
  const most = Math.max(1, ...values);
  const inThousands = isInThousands(values.map((minor) => majorOf(minor, currency)));
  const money = (minor: number) => formatsFor(language).money({ minor, currency });
  const label = months.map(({ month }, index) => {
    const value = values[index] ?? 0;
    return `${nameOfMonth(month, language, 'short')} ${value === 0 ? words.noneIn : money(value)}`;
  });
  return html`<div class="scroll" tabindex="0" role="img" aria-label=${words.invoicedLabel(label.join(', '))}>
      <ol class="month-chart" aria-hidden="true">
        ${months.map(({ month }, index) => {
          const minor = values[index] ?? 0;
          return renderBarOf({
            name: nameOfMonth(month, language, 'short'),
            value: minor === 0 ? '' : barLabel(majorOf(minor, currency), inThousands, language),
            detail: `${nameOfMonth(month, language, 'long')}: ${money(minor)}`,
            height: Math.round((Math.max(0, minor) / most) * highestBar),
          });
        })}
      </ol>
    </div>
    ${inThousands ? html`<p class="muted small unit">${words.inThousands(currency)}</p>` : nothing}
    ${renderChartTable({
      id: 'invoiced',
      caption: words.netByMonth,
      head: [words.month, words.amount],
      rows: months.map(({ month, amounts }) => [
        nameOfMonth(month, language, 'long'),
        amounts.map((amount) => formatsFor(language).money(amount)).join(' + ') || '–',
      ]),
      open: isTableOpen,
      label: words.table,
      toggle: toggleTable,
    })}`;
}

interface MonthBar {
  readonly name: string;
  readonly value: string;
  readonly detail: string;
  readonly height: number;
}

function renderBarOf({ name, value, detail, height }: MonthBar): TemplateResult {
  return html`<li title=${detail}>
    <span class="stack">
      <span class="value">${value}</span>
      ${height === 0 ? nothing : html`<svg height=${height}><rect width="24" height=${height} rx="2"></rect></svg>`}
    </span>
    <span class="name">${name}</span>
  </li>`;
}
