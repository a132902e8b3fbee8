/** Which class answers what, and the last calls. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatsFor } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import type { CallRow, ModelsContent, RouteRow } from './messages.ts';
import { type ModelsPart, printCount, type Reader } from './models-parts.ts';

export function renderRouting({ routing }: ModelsContent, { reader }: ModelsPart): TemplateResult {
  const { words } = reader;
  const row = ({ class: each, models, calls, today }: RouteRow): TemplateResult => html`<tr>
    <th scope="row">${words.classes[each] ?? each}<small>${words.complexity[each]}</small></th>
    <td>${models.length === 0 ? html`<span class="muted">${words.noModelOf}</span>` : models.join(', ')}</td>
    <td class="num">${printCount(calls, reader)}</td>
    <td class="num">${today}</td>
  </tr>`;
  return html`<section aria-labelledby="routing-title">
    <div class="title"><h2 id="routing-title">${words.routing}</h2></div>
    <table class="list two-line routing" aria-labelledby="routing-title">
      <thead><tr>
        <th scope="col">${words.class}</th><th scope="col">${words.model}</th>
        <th scope="col" class="num">${words.calls}</th><th scope="col" class="num">${words.today}</th>
      </tr></thead>
      <tbody>${routing.map(row)}</tbody>
    </table>
  </section>`;
}

export function renderCalls(content: ModelsContent, { reader }: ModelsPart): TemplateResult {
  const { words } = reader;
  const { calls, day, today } = content;
  return html`<section aria-labelledby="calls-title">
    <div class="title">
      <h2 id="calls-title">${words.lastCalls}</h2><span class="grow"></span>
      <span class="small muted">${words.callsToday(printCount(day.calls, reader), day.calls === 1)}</span>
    </div>
    ${calls.length === 0 ? html`<p class="muted">${words.noCalls}</p>` : renderTable(calls, today, reader)}
  </section>`;
}

function renderTable(calls: readonly CallRow[], today: string, reader: Reader): TemplateResult {
  const { words } = reader;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.lastCalls}>
    <table class="list calls" aria-labelledby="calls-title">
      <thead><tr>
        <th scope="col">${words.time}</th><th scope="col">${words.for}</th>
        <th scope="col">${words.class}</th><th scope="col">${words.model}</th>
        <th scope="col" class="num">${words.in}</th><th scope="col" class="num">${words.out}</th>
        <th scope="col" class="num">${words.cost}</th>
      </tr></thead>
      <tbody>${calls.map((call) => renderCall(call, today, reader))}</tbody>
    </table>
  </div>`;
}

function renderCall(call: CallRow, today: string, reader: Reader): TemplateResult {
  const { words, language } = reader;
  const { momentOf, timeOf, dayOf } = formatsFor(language);
  const isToday = dayOf(call.at) === dayOf(`${today}T12:00:00`);
  const tokens = (count: number | null): TemplateResult | string =>
    count === null
      ? html`<span class="muted" title=${call.state === 'reserved' ? words.underWay : words.estimated}>…</span>`
      : printCount(count, reader);
  return html`<tr>
    <td class="nowrap" title=${momentOf(call.at)}>${isToday ? timeOf(call.at) : dayOf(call.at)}</td>
    <td class="about">${call.about}</td>
    <td>${words.classes[call.class] ?? call.class}</td>
    <td>${call.model}${call.state === 'failed' ? html` <small class="warn nowrap">${icon('error', 's12')} ${words.failedCall}</small>` : nothing}</td>
    <td class="num">${tokens(call.inputTokens)}</td>
    <td class="num">${tokens(call.outputTokens)}</td>
    <td class="num">${call.state === 'reserved' ? html`<span class="muted">≤ </span>` : nothing}${call.cost}
      ${call.state === 'estimated' ? html`<small>${words.estimated}</small>` : nothing}</td>
  </tr>`;
}
