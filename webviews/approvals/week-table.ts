/** The weeks that wait: one row each, and below the row that is open the week in full. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { formatMinutes } from '../../src/domain/duration.ts';
import { userFormats } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import type { WaitingWeek } from './messages.ts';
import type { Words } from './words.ts';

export interface WeekTable {
  readonly words: Words;
  readonly weeks: readonly WaitingWeek[];
  readonly chosen: ReadonlySet<string>;
  readonly openId: string | undefined;
  readonly detail: TemplateResult;
  readonly choose: (ids: readonly string[], isChosen: boolean) => void;
  readonly toggle: (id: string) => void;
}

/** `Mara Voss, Week 47`. */
export function nameOf({ userName, week, supplement }: WaitingWeek, words: Words): string {
  return `${userName}, ${words.weekNumber(week, supplement)}`;
}

export function renderWeekTable(table: WeekTable): TemplateResult {
  const { words, weeks, chosen, choose } = table;
  const ids = weeks.map(({ id }) => id);
  const isAll = ids.every((id) => chosen.has(id));
  const numbers = [words.total, words.billable, words.changes, words.comments];
  return html`<table class="weeks" aria-label=${words.table}>
    <thead>
      <tr>
        <td>${renderBox({ label: words.all, isOn: isAll, set: (isOn) => choose(ids, isOn) })}</td>
        <th scope="col">${words.person}</th>
        <th scope="col" class="ofweek">${words.week}</th>
        ${numbers.map((name) => html`<th scope="col" class="num">${name}</th>`)}
        <th scope="col" class="late">${words.submitted}</th>
      </tr>
    </thead>
    <tbody>
      ${repeat(
        weeks,
        ({ id }) => id,
        (week) => renderRow(week, table),
      )}
    </tbody>
  </table>`;
}

interface Box {
  readonly label: string;
  readonly isOn: boolean;
  readonly set: (isOn: boolean) => void;
}

function renderBox({ label, isOn, set }: Box): TemplateResult {
  const onChange = ({ target }: Event): void => {
    if (target instanceof HTMLInputElement) set(target.checked);
  };
  return html`<input type="checkbox" aria-label=${label} .checked=${isOn} @change=${onChange} />`;
}

function renderRow(week: WaitingWeek, table: WeekTable): TemplateResult {
  const { words, chosen, choose, openId, toggle } = table;
  const { id } = week;
  const isOpen = id === openId;
  const name = nameOf(week, words);
  const set = (isOn: boolean): void => choose([id], isOn);
  return html`<tr class=${isOpen ? 'open' : ''} data-week=${id}>
      <td>${renderBox({ label: words.choose(name), isOn: chosen.has(id), set })}</td>
      <th scope="row">
        <button type="button" class="link name" id=${`open-${id}`} aria-expanded=${isOpen ? 'true' : 'false'}
          aria-label=${words.open(name)} @click=${() => toggle(id)}>
          ${icon(isOpen ? 'chevron-down' : 'chevron-right')}${week.userName}
        </button>
        <div class="below">${renderWeek(week, words)}</div>
      </th>
      <td class="ofweek">${renderWeek(week, words)}</td>
      <td class="num">${formatMinutes(week.seconds)}</td>
      <td class="num">${formatMinutes(week.billableSeconds)}</td>
      <td class="num">${renderChanges(week, words)}</td>
      <td class="num">${week.commentCount}</td>
      <td class="late">${week.submittedAt === null ? '' : userFormats().momentOf(week.submittedAt)}</td>
    </tr>
    ${isOpen ? html`<tr class="detail" data-week=${id}><td colspan="8">${table.detail}</td></tr>` : nothing}`;
}

/** Where there is no room for its column, below the name. */
function renderWeek({ week, supplement, weekStart, weekEnd }: WaitingWeek, words: Words): TemplateResult {
  return html`<span class="nowrap">${words.weekNumber(week, supplement)}</span>
    <span class="muted small days">${userFormats().dateRange(weekStart, weekEnd)}</span>`;
}

function renderChanges({ differenceCount }: WaitingWeek, words: Words): TemplateResult {
  return differenceCount === null
    ? html`<span class="muted">${words.first}</span>`
    : html`<span class=${differenceCount > 0 ? 'warn' : 'muted'}>${words.changed(differenceCount)}</span>`;
}
