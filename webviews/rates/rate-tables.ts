/** All rates that the project's work can have, and the time that has none. */
import { html, type TemplateResult } from 'lit';
import { userFormats } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import type { MissingRow, RateRow, RatesContent } from './messages.ts';
import { type AskedWork, type SpannedRate, spanRates, stateOf } from './rate-lanes.ts';
import { dayBefore, formatDay, formatHours, nameOfActor, nameOfTarget, type Reader } from './rates-reader.ts';

export interface TableActions {
  edit(rate: RateRow): void;
  remove(rate: RateRow): void;
  fill(missing: MissingRow): void;
}

export interface TableParts {
  readonly content: RatesContent;
  readonly asked: AskedWork;
  readonly reader: Reader;
  readonly actions: TableActions;
}

export function renderRates(parts: TableParts): TemplateResult {
  const { content, reader } = parts;
  const { words } = reader;
  if (content.rates.length === 0) return html`<p class="muted">${words.noRates}</p>`;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.all}>
    <table class="list">
      <thead>
        <tr>
          <th scope="col">${words.what}</th><th scope="col">${words.who}</th><th scope="col" class="num">${words.rate}</th>
          <th scope="col">${words.from}</th><th scope="col">${words.until}</th><th scope="col">${words.source}</th>
          <th scope="col">${words.now}</th><th scope="col"><span class="sr">${words.actions}</span></th>
        </tr>
      </thead>
      <tbody>
        ${spanRates(content.rates).map((spanned) => renderRate(spanned, parts))}
      </tbody>
    </table>
  </div>`;
}

function renderRate(spanned: SpannedRate, { content, asked, reader, actions }: TableParts): TemplateResult {
  const { rate, before } = spanned;
  const { words } = reader;
  const state = stateOf(content, spanned, asked);
  const amount = userFormats().money(rate.amount);
  const name = `${amount}, ${nameOfTarget(content, rate)}, ${formatDay(rate.validFrom, reader)}`;
  return html`<tr>
    <th scope="row">${words.scopes[rate.scope]} ${nameOfTarget(content, rate)}</th>
    <td>${nameOfActor(content, rate.actorId, reader)}</td>
    <td class="num">${state === 'wins' ? html`<strong>${amount}</strong>` : amount}</td>
    <td class="nowrap">${formatDay(rate.validFrom, reader)}</td>
    <td class="nowrap muted">${before === undefined ? '–' : userFormats().date(dayBefore(before))}</td>
    <td>${rate.source}</td>
    <td>
      ${
        state === 'wins'
          ? html`<span class="state">${icon('check', 'ok')}${words.states.wins}</span>`
          : html`<span class="muted">${words.states[state]}</span>`
      }
    </td>
    <td>
      <span class="row">
        <button type="button" class="icon-btn" data-needs="rate:write" aria-label=${words.edit(name)} title=${words.edit(name)} @click=${() => actions.edit(rate)}>${icon('edit')}</button>
        <button type="button" class="icon-btn" data-needs="rate:write" aria-label=${words.remove(name)} title=${words.remove(name)} @click=${() => actions.remove(rate)}>${icon('trash')}</button>
      </span>
    </td>
  </tr>`;
}

export function renderMissing({ content, reader, actions }: TableParts): TemplateResult {
  const { words } = reader;
  if (content.missing.length === 0) return html`<p class="muted">${words.noMissing}</p>`;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.missing}>
    <table class="list">
      <thead>
        <tr>
          <th scope="col">${words.project}</th><th scope="col" class="num">${words.hours}</th>
          <th scope="col" class="num">${words.entries}</th><th scope="col">${words.days}</th>
          <th scope="col"><span class="sr">${words.actions}</span></th>
        </tr>
      </thead>
      <tbody>
        ${content.missing.map(
          (row) => html`<tr>
            <th scope="row">${row.clientName} · ${row.projectName}</th>
            <td class="num">${formatHours(row.seconds)}</td>
            <td class="num">${row.entries}</td>
            <td class="nowrap">${userFormats().dateRange(row.firstDate, row.lastDate)}</td>
            <td><span class="row"><button type="button" class="link" aria-label=${`${words.setRate} ${row.projectName}`} @click=${() => actions.fill(row)}>${words.setRate}</button></span></td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
