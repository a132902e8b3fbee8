/** What is open at the end of a day: a figure and a bar for each currency, with a part for each band of days late. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatsFor } from '../components/formats.ts';
import type { AgeingRow, MoneyContent } from './messages.ts';
import type { MoneyPart } from './money-parts.ts';
import { type AgePart, agePartsOf } from './money-sums.ts';

export function renderAgeing(content: MoneyContent, part: MoneyPart): TemplateResult {
  const { words } = part.reader;
  const { rows } = content.ageing;
  return html`<section class="ageing" aria-labelledby="open-title">
    <div class="title">
      <h2 id="open-title">${words.open}</h2>
      ${renderDay(content, part)}
    </div>
    ${rows.length === 0 ? html`<p class="muted">${words.nothingOpen}</p>` : rows.map((row) => renderRow(row, part))}
  </section>`;
}

/** Days to come have no figures yet. */
function renderDay(
  { ageing, question, today }: MoneyContent,
  { reader, actions }: MoneyPart,
): TemplateResult {
  const { words } = reader;
  const onChange = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement) || target.value === '') return;
    // What is typed may be a day to come, which has no figures: the field says whose are shown.
    if (!target.validity.valid) target.value = target.value > today ? today : ageing.on;
    actions.ask({ on: target.value === today ? undefined : target.value });
  };
  return html`<label class="as-of"><span class="small muted">${words.asOf}</span>
      <input class="input" type="date" min="1900-01-01" max=${today} .value=${ageing.on} @change=${onChange} />
    </label>
    ${question.on === undefined ? nothing : html`<button type="button" class="ghost" @click=${() => actions.ask({ on: undefined })}>${words.today}</button>`}`;
}

function renderRow(row: AgeingRow, { reader }: MoneyPart): TemplateResult {
  const { words, language } = reader;
  const { money } = formatsFor(language);
  const parts = agePartsOf(row);
  const [before = '', after = ''] = words.overdue('\n').split('\n');
  return html`<div class="age">
    <div>
      <p class="figure">${money(row.total)}</p>
      ${row.overdue.minor === 0 ? nothing : html`<p>${before}<span class="danger">${money(row.overdue)}</span>${after}</p>`}
      ${row.credit.minor === 0 ? nothing : html`<p class="small muted">${words.credit(money(row.credit))}</p>`}
    </div>
    <ul class="parts" aria-label=${words.ageing(row.currency)} .style=${`--parts:${columnsOf(parts)}`}>
      ${parts.map(
        ({ band, amount, share }) => html`<li class=${band} .style=${`--share:${share}`}>
          <span class="small muted">${words.bands[band]}</span><strong>${money(amount)}</strong>
        </li>`,
      )}
    </ul>
  </div>`;
}

/** As wide as their shares, and never narrower than their words. */
function columnsOf(parts: readonly AgePart[]): string {
  // Fractions that add up to less than one would leave a part of the room empty.
  return parts.map(({ share }) => `minmax(112px, ${Math.max(1, share * 1_000)}fr)`).join(' ');
}
