/** Goals: figure, target, and how the pace was judged. */

import { html, nothing, type TemplateResult } from 'lit';
import { renderBar } from '../components/bars.ts';
import { type IconName, icon } from '../components/icons.ts';
import { renderActs } from '../components/row-acts.ts';
import type { GoalsPart } from './goals-parts.ts';
import type { GoalRow } from './messages.ts';

interface Shown {
  readonly kind: 'ok' | 'warn' | 'danger' | 'muted';
  readonly name: IconName;
}

const shownPaces: Readonly<Record<NonNullable<GoalRow['pace']>, Shown>> = {
  reached: { kind: 'ok', name: 'pass' },
  on_track: { kind: 'muted', name: 'play' },
  behind: { kind: 'warn', name: 'warning' },
  missed: { kind: 'danger', name: 'error' },
  no_data: { kind: 'muted', name: 'question' },
};

const shownStates: Readonly<Record<GoalRow['state'], Shown>> = {
  active: { kind: 'muted', name: 'play' },
  paused: { kind: 'muted', name: 'debug-pause' },
  done: { kind: 'ok', name: 'check' },
  dropped: { kind: 'muted', name: 'circle-slash' },
};

export function renderGoals(goals: readonly GoalRow[], part: GoalsPart): TemplateResult {
  const { words } = part;
  if (goals.length === 0) return html`<p class="muted none">${words.noGoals}</p>`;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.goals}>
    <table class="list goals" role="table" aria-labelledby="goals-title">
      <thead><tr role="row">
        <th scope="col">${words.goal}</th>
        <th scope="col" class="num">${words.figure}</th>
        <th scope="col" class="num">${words.target}</th>
        <th scope="col">${words.pace}</th>
        <th scope="col"><span class="sr">${words.actions}</span></th>
      </tr></thead>
      <tbody>${goals.map((goal) => renderGoal(goal, part))}</tbody>
    </table>
  </div>`;
}

function renderGoal(goal: GoalRow, part: GoalsPart): TemplateResult {
  const { words } = part;
  const { title, rule, due, target, computed } = goal;
  const notes = [rule, due === '' ? '' : words.due(due)].filter((note) => note !== '');
  return html`<tr role="row">
    <th scope="row" role="rowheader">${title}${notes.map((note) => html`<small>${note}</small>`)}${computed === '' ? nothing : html`<small>${computed}</small>`}</th>
    <td class="num" role="cell" data-label=${goal.value === '' ? nothing : words.figure}>${renderFigure(goal, part)}</td>
    <td class="num" role="cell" data-label=${target === '' ? nothing : words.target}>${target}</td>
    <td class="nowrap" role="cell">${renderPace(goal, part)}</td>
    <td class="acts" role="cell">${renderGoalActs(goal, part)}</td>
  </tr>`;
}

function renderFigure({ value, link, share }: GoalRow, { words, send }: GoalsPart): TemplateResult {
  const figure =
    link === undefined
      ? html`${value}`
      : html`<button type="button" class="link" title=${words.openRecord} @click=${() => send({ type: 'openRecord', link })}>${value}</button>`;
  if (share === null) return figure;
  return html`${figure}${renderBar(share)}`;
}

function renderPace({ pace, state }: GoalRow, { words }: GoalsPart): TemplateResult {
  const isPaced = pace !== null && state === 'active';
  const { kind, name } = isPaced ? shownPaces[pace] : shownStates[state];
  const label = isPaced ? words.paces[pace] : words.states[state];
  return html`<span class="state ${kind}">${icon(name)}${label}</span>`;
}

function renderGoalActs({ id, title, state, target }: GoalRow, part: GoalsPart): TemplateResult {
  const { words } = part;
  const set = (to: GoalRow['state']) => ({ type: 'setState', id, state: to }) as const;
  const isActive = state === 'active';
  return renderActs(
    title,
    [
      ...(isActive ? [{ name: 'check' as const, label: words.markDone, message: set('done') }] : []),
      ...(isActive && target !== ''
        ? [{ name: 'debug-pause' as const, label: words.pause, message: set('paused') }]
        : []),
      ...(isActive ? [{ name: 'circle-slash' as const, label: words.drop, message: set('dropped') }] : []),
      ...(isActive
        ? []
        : [
            {
              name: 'redo' as const,
              label: state === 'paused' ? words.resume : words.reopen,
              message: set('active'),
            },
          ]),
      { name: 'edit', label: words.edit, message: { type: 'edit', of: 'goal', id } },
      { name: 'trash', label: words.remove, message: { type: 'remove', of: 'goal', id } },
    ],
    part,
  );
}
