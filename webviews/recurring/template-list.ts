/** All templates: for whom, what, when next, and what becomes of each invoice. A row shows its details in the rail. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatsFor } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import type { RecurringContent, RecurringRow } from './messages.ts';
import { describeItems, type RecurringPart, renderButton } from './recurring-parts.ts';

export interface ListPart extends RecurringPart {
  readonly selected: string | undefined;
  readonly select: (id: string) => void;
  readonly add: () => void;
}

export function renderList({ items, clients }: RecurringContent, part: ListPart): TemplateResult {
  const { words } = part.reader;
  if (clients.length === 0 && items.length === 0) {
    return html`<section class="absent" aria-labelledby="empty-title">
      <h2 id="empty-title">${words.noClientTitle}</h2><p>${words.noClient}</p>
      ${renderButton({ text: words.addClient, kind: 'primary', act: () => part.send({ type: 'addClient' }) })}
    </section>`;
  }
  if (items.length === 0) {
    return html`<section class="absent" aria-labelledby="empty-title">
      <h2 id="empty-title">${words.emptyTitle}</h2><p>${words.empty}</p>
      ${renderButton({ text: words.add, kind: 'primary', act: part.add })}
    </section>`;
  }
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.heading}>
    <table class="list" aria-label=${words.heading}>
      <thead><tr>
        <th scope="col">${words.client}</th><th scope="col" class="what">${words.name}</th>
        <th scope="col">${words.interval}</th><th scope="col">${words.next}</th>
        <th scope="col">${words.result}</th><th scope="col">${words.state}</th>
      </tr></thead>
      <tbody>${items.map((row) => renderRow(row, part))}</tbody>
    </table>
  </div>`;
}

function renderRow(row: RecurringRow, { reader, selected, select }: ListPart): TemplateResult {
  const { words, language } = reader;
  const { id, name, clientName, next, result, rule, timing } = row;
  const isSelected = id === selected;
  return html`<tr class=${isSelected ? 'selected' : ''} @click=${() => select(id)}>
    <td>${clientName}</td>
    <td class="what"><button type="button" class="link" aria-pressed=${isSelected} @click=${() => select(id)}>${name}</button><small>${describeItems(row, reader)}</small></td>
    <td class="nowrap">${words.every[rule.unit](rule.every)}<small>${timing === 'advance' ? words.inAdvance : words.inArrears}</small></td>
    <td class="nowrap">${next === null ? html`<span class="muted">${words.none}</span>` : formatsFor(language).date(next.runsOn)}</td>
    <td class="nowrap">${words.results[result]}</td>
    <td>${renderState(row, reader)}</td>
  </tr>`;
}

export function renderState(
  { state, asksBecause }: Pick<RecurringRow, 'state' | 'asksBecause'>,
  { words }: RecurringPart['reader'],
): TemplateResult {
  if (asksBecause !== null && state === 'active') {
    return html`<span class="state warn" title=${words.asksBecause[asksBecause]}>${icon('warning')}${words.asks}</span>`;
  }
  return html`<span class="state ${state === 'active' ? '' : 'muted'}">${state === 'paused' ? icon('debug-pause') : nothing}${words.states[state]}</span>`;
}
