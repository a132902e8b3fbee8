/** VAT of the documents of a period, by category and rate, as they were issued. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatsFor } from '../components/formats.ts';
import type { MoneyContent, VatRow } from './messages.ts';
import { vatPeriods } from './money-choices.ts';
import { type MoneyPart, type Reader, renderChoice, renderExport, renderSums } from './money-parts.ts';
import { sumVat } from './money-sums.ts';

export function renderVat({ question, vat }: MoneyContent, part: MoneyPart): TemplateResult {
  const { words, language } = part.reader;
  const choose = (value: string): void => {
    const period = vatPeriods.find((one) => one === value);
    if (period !== undefined) part.actions.ask({ vat: period });
  };
  return html`<section class="vat" aria-labelledby="vat-title">
    <div class="title">
      <h2 id="vat-title">${words.vat}</h2>
      ${renderChoice({
        label: words.period,
        choices: vatPeriods.map((value) => ({ value, name: words.periods[value] })),
        chosen: question.vat,
        choose,
      })}
      <span class="grow"></span>
      ${renderExport('vat', words.vat, part)}
    </div>
    <p class="small muted days">${formatsFor(language).dateRange(vat.from, vat.to)}</p>
    ${vat.rows.length === 0 ? html`<p class="muted">${words.nothingTaxed}</p>` : renderTable(vat.rows, part.reader)}
    ${vat.withoutRate === 0 ? nothing : html`<p class="small muted">${words.withoutRate(vat.withoutRate)}</p>`}
  </section>`;
}

function renderTable(rows: readonly VatRow[], { words, language }: Reader): TemplateResult {
  const { money } = formatsFor(language);
  const sums = sumVat(rows);
  const sum = (pick: 'base' | 'tax') =>
    renderSums(
      sums.map((one) => one[pick]),
      money,
    );
  return html`<table class="list">
    <caption class="sr">${words.vat}</caption>
    <thead><tr><th scope="col">${words.rate}</th><th scope="col" class="num">${words.net}</th><th scope="col" class="num">${words.tax}</th></tr></thead>
    <tbody>
      ${rows.map(
        (row) => html`<tr>
          <th scope="row">${nameRate(row, { words, language })}<small>${words.documents(row.documents)}</small></th>
          <td class="num">${money(row.base)}</td>
          <td class="num">${money(row.tax)}${row.accountedTax === null || row.tax.minor === 0 ? nothing : html`<small>${words.accounted(money(row.accountedTax))}</small>`}</td>
        </tr>`,
      )}
    </tbody>
    <tfoot><tr><th scope="row">${words.total}</th><td class="num">${sum('base')}</td><td class="num">${sum('tax')}</td></tr></tfoot>
  </table>`;
}

/** `Standard, 19 %`: only the standard category has a rate above nothing. */
function nameRate({ taxCategory, taxRate }: VatRow, { words, language }: Reader): string {
  const names: Readonly<Record<string, string>> = words.taxCategories;
  const name = names[taxCategory] ?? taxCategory;
  return taxCategory === 'S' ? `${name}, ${formatsFor(language).percent(taxRate)}` : name;
}
