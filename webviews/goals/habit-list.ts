/** Habits: the last periods as marks, told by shape and word as well as by colour. */

import { html, nothing, type TemplateResult } from 'lit';
import { type IconName, icon } from '../components/icons.ts';
import { renderActs } from '../components/row-acts.ts';
import type { GoalsPart } from './goals-parts.ts';
import type { HabitRow } from './messages.ts';

type Period = HabitRow['periods'][number];

const marks: Readonly<Record<Period['outcome'], IconName | undefined>> = {
  kept: 'check',
  not_kept: 'close',
  open: undefined,
  nothing: undefined,
};

export function renderHabits(habits: readonly HabitRow[], part: GoalsPart): TemplateResult {
  const { words } = part;
  if (habits.length === 0) return html`<p class="muted none">${words.noHabits}</p>`;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.habits}>
    <table class="list habits" role="table" aria-labelledby="habits-title">
      <thead><tr role="row">
        <th scope="col">${words.habit}</th>
        <th scope="col">${words.periods}</th>
        <th scope="col" class="num">${words.streak}</th>
        <th scope="col"><span class="sr">${words.actions}</span></th>
      </tr></thead>
      <tbody>${habits.map((habit) => renderHabit(habit, part))}</tbody>
    </table>
  </div>`;
}

function renderHabit(habit: HabitRow, part: GoalsPart): TemplateResult {
  const { words } = part;
  const { id, title, rule, state, periods, streak } = habit;
  return html`<tr role="row">
    <th scope="row" role="rowheader">${title}${rule === title ? nothing : html`<small>${rule}</small>`}</th>
    <td role="cell">${
      state === 'paused'
        ? html`<span class="state muted">${icon('debug-pause')}${words.states.paused}</span>`
        : html`<ul class="marks">${periods.map((period) => renderPeriod(habit, period, part))}</ul>`
    }</td>
    <td class="num" role="cell" data-label=${words.streak}>${state === 'paused' ? '' : streak}</td>
    <td class="acts" role="cell">${renderActs(
      title,
      [
        { name: 'edit', label: words.edit, message: { type: 'edit', of: 'habit', id } },
        { name: 'trash', label: words.remove, message: { type: 'remove', of: 'habit', id } },
      ],
      part,
    )}</td>
  </tr>`;
}

function renderPeriod(
  { id, isByHand, periods }: HabitRow,
  { from, label, outcome }: Period,
  part: GoalsPart,
): TemplateResult {
  const { words, send } = part;
  const name = marks[outcome];
  const isNow = from === periods.at(-1)?.from;
  const told = words.outcomeOf(isNow ? words.now(label) : label, words.outcomes[outcome]);
  const kind = `mark ${outcome}${isNow ? ' now' : ''}`;
  const current = isNow ? 'date' : nothing;
  const mark = name === undefined ? nothing : icon(name, 's12');
  if (!isByHand) {
    return html`<li class=${kind} aria-current=${current} title=${told}>${mark}<span class="sr">${told}</span></li>`;
  }
  const isKept = outcome === 'kept';
  return html`<li><button type="button" class=${kind} aria-current=${current} aria-pressed=${isKept ? 'true' : 'false'} aria-label=${told} title=${told}
    @click=${() => send({ type: 'tick', id, date: from, isKept: !isKept })}>${mark}</button></li>`;
}
