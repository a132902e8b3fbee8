/** What stands behind the selected cell: its entries, each to be opened, and the rule by which a typed length works. */

import { html, nothing, type TemplateResult } from 'lit';
import { formatMinutes } from '../../src/domain/duration.ts';
import { icon } from '../components/icons.ts';
import { findForeignOffset } from '../components/zone-offset.ts';
import { daysSpanOf, findTimesOn, shortDay } from './clock.ts';
import { describeDayOff } from './day/day-off.ts';
import type { EntryDraft } from './entry/entry-drafts.ts';
import type { EntryActions } from './entry/entry-form.ts';
import { type GridLine, isClosed, nameOfRow } from './grid/grid-model.ts';
import type { WeekContent, WeekDay, WeekEntry, WeekWork } from './messages.ts';
import { describeOverlap } from './overlap-words.ts';
import type { Words } from './words.ts';

export interface DetailsState {
  readonly words: Words;
  readonly content: WeekContent;
  readonly line: GridLine;
  readonly day: number;
  /** The entry whose form is open. */
  readonly openId: string | undefined;
  /** What it says in place of the entry. */
  readonly draft: EntryDraft | undefined;
  /** What an entry can be of; undefined until it is listed. */
  readonly work: WeekWork | undefined;
}

export interface EntryState {
  readonly words: Words;
  /** Its form is open. */
  readonly isOpen: boolean;
  /** Somebody else's week. */
  readonly isReadOnly: boolean;
  /** By whose clock the day is drawn, where that is seen. */
  readonly zone?: string;
  /** What it has on other days than the one that is drawn, in words. */
  readonly rest?: readonly string[];
}

export interface DetailsActions extends EntryActions {
  open(entry: WeekEntry): void;
}

export function renderDetails(state: DetailsState, actions: DetailsActions): TemplateResult {
  const { words, content, line, day, openId } = state;
  const { date = '' } = content.days[day] ?? {};
  const cell = line.row.cells[day] ?? [];
  const isReadOnly = content.person !== null;
  const opened = cell.find(({ id }) => id === openId);
  const name = [
    shortDay(date),
    line.row.taskName ?? line.row.projectName,
    formatMinutes(line.seconds[day] ?? 0),
  ].join(' · ');
  const off = describeDayOff(content.days[day], words);
  return html`<section class="inspect" aria-label=${words.details}>
    <strong class="nowrap" title=${nameOfRow(line.row)}>${name}</strong>
    ${off === '' ? nothing : html`<span class="muted">${off}</span>`}
    ${cell.length === 0 ? nothing : html`<ul class="inline">${cell.map((entry) => html`<li>${renderEntry(entry, { words, isOpen: entry.id === openId, isReadOnly }, actions)}</li>`)}</ul>`}
    ${opened === undefined ? html`<span class="muted small rule">${isClosed(content) ? '' : ruleFor(state, cell)}</span>` : nothing}
    ${opened === undefined ? nothing : html`<vireo-entry-form .entry=${opened} .row=${line.row} .work=${state.work} .draft=${state.draft} .words=${words} .actions=${actions}></vireo-entry-form>`}
  </section>`;
}

/** A locked entry is told, and opened by nobody. */
export function renderEntry(
  entry: WeekEntry,
  { words, isOpen, isReadOnly, zone = entry.zone, rest = [] }: EntryState,
  actions: DetailsActions,
): TemplateResult {
  const times = daysSpanOf(entry);
  const offset = findForeignOffset(entry);
  const there = findTimesOn(entry, zone);
  const shared = describeOverlap(entry, words);
  const facts = [
    ...[offset, there].filter((fact) => fact !== undefined),
    ...rest,
    ...(entry.billedSeconds === null ? [] : [words.billed(formatMinutes(entry.billedSeconds))]),
    entry.note === '' ? words.noNote : entry.note,
    ...entry.tags.map((tag) => `#${tag}`),
    ...(entry.billable ? [] : [words.notBillable]),
    ...(entry.lock === null ? [] : [words.states[entry.lock]]),
  ];
  return html`${
    entry.lock === null && !isReadOnly
      ? html`<button type="button" class="link" data-entry=${entry.id} aria-expanded=${isOpen ? 'true' : 'false'} aria-label=${words.editEntry(times)} @click=${() => actions.open(entry)}>${times}</button>`
      : times
  }
  <span class="muted">${facts.join(' · ')}</span>
  ${shared === undefined ? nothing : html`<span class="shared">${icon('layers', 's12 warn')} ${shared}</span>`}`;
}

function ruleFor({ words, content, line, day }: DetailsState, cell: readonly WeekEntry[]): string {
  if (cell.some(({ lock, endedAt }) => lock !== null || endedAt === null)) return '';
  if (cell.length > 0) return cell.length === 1 ? words.oneEntry : words.severalEntries;
  if (line.row.isArchived) return words.faults.archived;
  return `${words.typeTime} ${ruleOfDay(content.days[day], content.today, words)}`;
}

/** What becomes of a length in a cell that has no entry. */
function ruleOfDay(day: WeekDay | undefined, today: string, words: Words): string {
  if (day?.date === today) return words.lengthToday;
  const { nextStart = null } = day ?? {};
  return nextStart === null ? words.lengthInGap : words.lengthFrom(nextStart);
}
