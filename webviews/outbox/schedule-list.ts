/** What runs by itself: how often, when next, and what became of it. */

import { html, nothing, type TemplateResult } from 'lit';
import type { IconName } from '../components/icons.ts';
import { renderActs } from '../components/row-acts.ts';
import type { ScheduleRow } from './messages.ts';
import { type OutboxPart, renderState } from './outbox-parts.ts';

const actIcons: Readonly<Record<ScheduleRow['acts'][number], IconName>> = {
  run: 'play',
  pause: 'debug-pause',
  resume: 'redo',
};

export function renderSchedules(schedules: readonly ScheduleRow[], part: OutboxPart): TemplateResult {
  const { words } = part;
  if (schedules.length === 0) return html`<p class="muted none">${words.noSchedules}</p>`;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.schedules}>
    <table class="list" role="table" aria-labelledby="schedules-title">
      <thead><tr role="row">
        <th scope="col">${words.state}</th>
        <th scope="col">${words.schedule}</th>
        <th scope="col">${words.next}</th>
        <th scope="col">${words.last}</th>
        <th scope="col"><span class="sr">${words.actions}</span></th>
      </tr></thead>
      <tbody>${schedules.map((schedule) => renderSchedule(schedule, part))}</tbody>
    </table>
  </div>`;
}

function renderSchedule(schedule: ScheduleRow, part: OutboxPart): TemplateResult {
  const { words } = part;
  const { id, title, rule, next, last, note, acts } = schedule;
  return html`<tr role="row">
    <td class="nowrap" role="cell">${renderState(schedule)}</td>
    <th scope="row" role="rowheader">${title}<small>${rule}</small>${note === '' ? nothing : html`<small class="note">${note}</small>`}</th>
    <td class="nowrap" role="cell" data-label=${words.next}>${next}</td>
    <td class="nowrap" role="cell" data-label=${words.last}>${last || words.never}</td>
    <td class="acts" role="cell">${renderActs(
      title,
      acts.map((act) => ({
        name: actIcons[act],
        label: words.scheduleActs[act],
        message: { type: 'actOnSchedule', id, act } as const,
        needs: 'schedule:write' as const,
      })),
      part,
    )}</td>
  </tr>`;
}
