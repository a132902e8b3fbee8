/** Revenue of twelve months from both sides, in one currency at a time; the table behind the bars has the exact amounts. */
import { html, nothing, type TemplateResult } from 'lit';
import { renderChartTable } from '../components/chart-table.ts';
import { formatsFor } from '../components/formats.ts';
import { barLabel, isInThousands, majorOf, nameOfMonth } from '../components/month-labels.ts';
import type { MoneyContent, RevenueRow } from './messages.ts';
import { type MoneyPart, type Reader, renderChoice, renderExport } from './money-parts.ts';
import { currenciesOf, sumRevenue } from './money-sums.ts';

const highestBar = 144;

export interface RevenueView extends MoneyPart {
  /** Undefined: the first. */
  readonly currency: string | undefined;
  readonly chooseCurrency: (currency: string) => void;
  readonly isTableOpen: boolean;
  readonly toggleTable: (id: string) => void;
}

export function renderRevenue({ revenue }: MoneyContent, view: RevenueView): TemplateResult {
  const { words } = view.reader;
  const currencies = currenciesOf(revenue.rows);
  const currency = currencies.find((one) => one === view.currency) ?? currencies[0];
  const rows = revenue.rows.filter((row) => row.currency === currency);
  return html`<section class="revenue" aria-labelledby="revenue-title">
    <div class="title">
      <h2 id="revenue-title">${words.revenue}</h2>
      ${currency === undefined ? nothing : renderUnit(rows, { currency, isNamed: currencies.length > 1 }, view.reader)}
      ${
        currencies.length < 2
          ? nothing
          : renderChoice({
              label: words.currency,
              choices: currencies.map((value) => ({ value, name: value })),
              chosen: currency ?? '',
              choose: view.chooseCurrency,
            })
      }
      <span class="grow"></span>
      ${currency === undefined ? nothing : renderKey(view.reader)}
      ${renderExport('revenue', words.revenue, view)}
    </div>
    ${currency === undefined ? html`<p class="muted">${words.nothingInvoiced}</p>` : renderChart(rows, currency, view)}
  </section>`;
}

/** The currency has its name in the choice, where there is one. */
function renderUnit(
  rows: readonly RevenueRow[],
  { currency, isNamed }: { readonly currency: string; readonly isNamed: boolean },
  { words }: Reader,
): TemplateResult {
  const unit = isLarge(rows, currency) ? words.inThousands(isNamed ? '' : currency) : isNamed ? '' : currency;
  return html`<span class="small muted">${unit}</span>`;
}

function renderKey({ words }: Reader): TemplateResult {
  return html`<span class="key" aria-hidden="true">
    <span title=${words.byIssue}><i class="swatch"></i>${words.invoiced}</span>
    <span title=${words.byValueDate}><i class="swatch cash"></i>${words.received}</span>
  </span>`;
}

function valuesOf(rows: readonly RevenueRow[]): readonly number[] {
  return rows.flatMap(({ invoicedNet, receivedNet }) => [invoicedNet.minor, receivedNet.minor]);
}

function isLarge(rows: readonly RevenueRow[], currency: string): boolean {
  return isInThousands(valuesOf(rows).map((minor) => majorOf(minor, currency)));
}

function renderChart(rows: readonly RevenueRow[], currency: string, view: RevenueView): TemplateResult {
  const { words, language } = view.reader;
  const { money } = formatsFor(language);
  const sums = sumRevenue(rows, currency);
  const said = rows.map(({ month, invoicedNet, receivedNet }) =>
    words.invoicedAndReceived(nameOfMonth(month, language, 'short'), money(invoicedNet), money(receivedNet)),
  );
  return html`<div class="scroll" tabindex="0" role="img" aria-label=${words.revenueLabel(currency, said.join(', '))}>
      <ol class="chart ${isLarge(rows, currency) ? '' : 'exact'}" aria-hidden="true">${rows.map((row) => renderMonth(row, rows, view.reader))}</ol>
    </div>
    <div class="below">
      <div>
        ${renderChartTable({
          id: 'revenue',
          caption: words.netByMonth,
          head: [words.month, words.invoiced, words.received],
          rows: rows.map(({ month, invoicedNet, receivedNet }) => [
            nameOfMonth(month, language, 'long'),
            money(invoicedNet),
            money(receivedNet),
          ]),
          open: view.isTableOpen,
          label: words.table,
          toggle: view.toggleTable,
        })}
      </div>
      <p class="small muted">${words.inTwelve(money(sums.invoiced), money(sums.received))}</p>
    </div>`;
}

function renderMonth(
  row: RevenueRow,
  rows: readonly RevenueRow[],
  { words, language }: Reader,
): TemplateResult {
  const { month, currency, invoicedNet, receivedNet } = row;
  const { money } = formatsFor(language);
  const most = Math.max(1, ...valuesOf(rows));
  const large = isLarge(rows, currency);
  const bar = (kind: string, minor: number) => {
    const height = Math.round((Math.max(0, minor) / most) * highestBar);
    return html`<span class="bar-of">
      ${minor === 0 ? nothing : barLabel(majorOf(minor, currency), large, language)}
      ${height === 0 ? nothing : html`<svg class=${kind} height=${height}><rect width="100%" height=${height}></rect></svg>`}
    </span>`;
  };
  const detail = `${nameOfMonth(month, language, 'long')}: ${words.invoiced} ${money(invoicedNet)}, ${words.received} ${money(receivedNet)}`;
  return html`<li title=${detail}>
    <span class="pair">${bar('accrual', invoicedNet.minor)}${bar('cash', receivedNet.minor)}</span>
    <span class="name ${row === rows.at(-1) ? 'now' : ''}">${nameOfMonth(month, language, 'short')}</span>
  </li>`;
}
