/** What was invoiced by month: a bar each, in the first currency that was invoiced, the practice's own before others; the table behind it has all. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Money } from '../../src/domain/money.ts';
import { renderHatch } from '../components/bars.ts';
import { renderChartTable } from '../components/chart-table.ts';
import { formatsFor } from '../components/formats.ts';
import { barLabel, isInThousands, majorOf, nameOfMonth } from '../components/month-labels.ts';
import type { Reader } from './dashboard-view.ts';
import type { DashboardContent } from './messages.ts';
import { sumAll, valuesIn } from './months.ts';

const highestBar = 128;

export interface MonthChartView {
  readonly reader: Reader;
  /** The practice's own currency. */
  readonly own: string;
  /** Drawn hatched on the last month: worked and not invoiced yet. */
  readonly unbilled: readonly Money[];
  readonly isTableOpen: boolean;
  readonly toggleTable: (id: string) => void;
}

export function renderMonthChart(
  months: NonNullable<DashboardContent['invoiced']>,
  { reader, own, unbilled, isTableOpen, toggleTable }: MonthChartView,
): TemplateResult {
  const { words, language } = reader;
  const currency = (sumAll(months, own)[0] ?? unbilled[0])?.currency;
  if (currency === undefined) return html`<p class="muted">${words.nothingInvoiced}</p>`;
  const values = valuesIn(months, currency);
  const open = unbilled.find((amount) => amount.currency === currency)?.minor ?? 0;
  const openOf = (index: number) => (index === months.length - 1 ? open : 0);
  const sums = values.map((minor, index) => Math.max(0, minor) + openOf(index));
  const most = Math.max(1, ...sums);
  const inThousands = isInThousands(sums.map((minor) => majorOf(minor, currency)));
  const money = (minor: number) => formatsFor(language).money({ minor, currency });
  const label = months.map(({ month }, index) => {
    const value = values[index] ?? 0;
    const also = openOf(index) === 0 ? '' : `, ${words.andUnbilled(money(open))}`;
    return `${nameOfMonth(month, language, 'short')} ${value === 0 ? words.noneIn : money(value)}${also}`;
  });
  return html`<div class="scroll" tabindex="0" role="img" aria-label=${words.invoicedLabel(label.join(', '))}>
      <ol class="month-chart" aria-hidden="true">
        ${months.map(({ month }, index) => {
          const [minor, sum, held] = [values[index] ?? 0, sums[index] ?? 0, openOf(index)];
          return renderBarOf({
            name: nameOfMonth(month, language, 'short'),
            value:
              sum === 0 && minor === 0
                ? ''
                : barLabel(majorOf(held === 0 ? minor : sum, currency), inThousands, language),
            detail: `${nameOfMonth(month, language, 'long')}: ${money(minor)}${held === 0 ? '' : `, ${words.andUnbilled(money(held))}`}`,
            height: Math.round((Math.max(0, minor) / most) * highestBar),
            held: Math.round((held / most) * highestBar),
          });
        })}
      </ol>
    </div>
    ${inThousands || open > 0 ? html`<p class="muted small unit">${[...(open > 0 ? [words.hatched] : []), ...(inThousands ? [words.inThousands(currency)] : [])].join(' · ')}</p>` : nothing}
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
  /** Of the hatched part, above the other. */
  readonly held: number;
}

function renderBarOf({ name, value, detail, height, held }: MonthBar): TemplateResult {
  return html`<li title=${detail}>
    <span class="stack">
      <span class="value">${value}</span>
      ${held === 0 ? nothing : html`<svg class="open" height=${held}>${renderHatch('open')}<rect x="0.5" y="0.5" width="23" height=${Math.max(1, held - 1)} rx="2" fill="url(#open)"></rect></svg>`}
      ${height === 0 ? nothing : html`<svg height=${height}><rect width="24" height=${height} rx="2"></rect></svg>`}
    </span>
    <span class="name">${name}</span>
  </li>`;
}
