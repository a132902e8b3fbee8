/** One day as it went: its entries and the gaps between them, on an axis and as a list. */

import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { formatMinutes } from '../../../src/domain/duration.ts';
import { projectLabel } from '../../../src/domain/names/project-label.ts';
import { type Span, subtractSpans } from '../../../src/domain/spans.ts';
import { rowKey } from '../../../src/domain/week-grid.ts';
import { icon } from '../../components/icons.ts';
import { dropRepeats } from '../../components/keys.ts';
import { dayName, dayOf, endOfDay, markedSpanOf, zoneOf } from '../clock.ts';
import { type DetailsActions, renderEntry } from '../details.ts';
import type { EntryDraft } from '../entry/entry-drafts.ts';
import { addDays } from '../frame.ts';
import { type GridModel, isClosed, nameOfRow, secondsOf } from '../grid/grid-model.ts';
import { renderNight } from '../grid/grid-view.ts';
import type { WeekContent, WeekEntry, WeekProposal, WeekProposals, WeekRow, WeekWork } from '../messages.ts';
import { describeOverlap } from '../overlap-words.ts';
import { colorProjects } from '../project-colors.ts';
import type { ProposalChange } from '../proposal-form.ts';
import { type ProposalActions, renderProposal, renderProposalNotes } from '../proposal-view.ts';
import type { Words } from '../words.ts';
import { type Bar, renderAxis } from './day-axis.ts';
import { describeDayOff } from './day-off.ts';

export interface DayState {
  readonly words: Words;
  readonly content: WeekContent;
  readonly model: GridModel;
  readonly day: number;
  readonly openId: string | undefined;
  /** What it says in place of the entry. */
  readonly draft: EntryDraft | undefined;
  /** What an entry can be of; undefined until it is listed. */
  readonly work: WeekWork | undefined;
  readonly now: number;
  /** Undefined until they are found. */
  readonly proposals: WeekProposals | undefined;
  /** The proposal whose form is open. */
  readonly openProposal: string | undefined;
  /** What that form says in place of the proposal. */
  readonly proposalDraft: EntryDraft<ProposalChange> | undefined;
  /** The proposal that is being recorded. */
  readonly recordingId: string | undefined;
}

/** As it is drawn: by the clock of `zone`. */
interface DrawnDay extends DayState {
  readonly zone: string;
}

export interface DayActions extends DetailsActions {
  readonly proposals: ProposalActions;
  chooseDay(day: number): void;
}

interface DayEntry {
  readonly entry: WeekEntry;
  readonly row: WeekRow;
  readonly name: string;
  /** Number of that of its project. */
  readonly color: number;
  /** Epoch milliseconds; from midnight to midnight of its own clock what began before the day. */
  readonly start: number;
  readonly end: number;
  /** What it has on the day: all that has run, of what still runs. */
  readonly seconds: number;
  /** What it has on other days, in words. */
  readonly rest: readonly string[];
}

type Placed = Omit<DayEntry, 'color' | 'seconds' | 'rest'>;

type DayFacts = Pick<DayState, 'content' | 'day' | 'now' | 'words'>;

/** Shorter is the time that it takes to stop one timer and start another. */
const shortestGapMs = 5 * 60_000;

export function renderDay(state: DayState, actions: DayActions): TemplateResult {
  const { words, content, model, day } = state;
  const { date = '' } = content.days[day] ?? {};
  const entries = entriesOf(state);
  const zone = zoneOf(entries.map(({ entry }) => entry));
  const proposed = state.proposals?.items ?? [];
  const total = formatMinutes(model.dayTotals[day] ?? 0);
  const name = dayName(date, { weekday: 'long', day: 'numeric', month: 'long' });
  const off = describeDayOff(content.days[day], words);
  return html`<section class="day" aria-labelledby="day-title">
    <div class="row">
      <h2 id="day-title">${words.dayTotal(name, total)}</h2>
      ${renderNight(model.nights[day], words)}
      ${off === '' ? nothing : html`<span class="muted">${off}</span>`}
      <span class="pair">
        ${renderStep({ day: day - 1, label: words.dayBefore, sign: 'chevron-left' }, actions)}
        ${renderStep({ day: day + 1, label: words.dayAfter, sign: 'chevron-right' }, actions)}
      </span>
    </div>
    ${entries.length === 0 ? html`<p class="muted">${words.nothingThatDay}</p>` : nothing}
    ${entries.length === 0 && proposed.length === 0 ? nothing : html`${renderAxis([...entries.map((one) => toBar(one, words)), ...barsOf(state.proposals)], { words, date, zone })}${renderList(entries, { ...state, zone }, actions)}`}
    ${state.proposals === undefined ? nothing : renderProposalNotes({ words, day: state.proposals }, actions.proposals)}
  </section>`;
}

function renderStep(
  { day, label, sign }: { day: number; label: string; sign: 'chevron-left' | 'chevron-right' },
  actions: DayActions,
): TemplateResult {
  const isBeyond = day < 0 || day > 6;
  return html`<button type="button" class="icon-btn" aria-label=${label} title=${label} aria-disabled=${isBeyond ? 'true' : nothing}
    @click=${() => (isBeyond ? undefined : actions.chooseDay(day))}>
    ${icon(sign)}
  </button>`;
}

/** Whether it is in what is drawn: it began on the day, or before, and reaches into it. */
export function isOfDay(entryId: string, facts: Omit<DayFacts, 'words'>): boolean {
  return listEntries(facts).some(({ entry }) => entry.id === entryId);
}

function entriesOf(facts: DayFacts): readonly DayEntry[] {
  const entries = listEntries(facts);
  const colors = colorProjects(
    entries.map(({ row }) => row.projectId),
    facts.content.rows.map(({ projectId }) => projectId),
  );
  return entries.map((one) => {
    const color = colors.get(one.row.projectId) ?? 0;
    return { ...one, color, ...splitEntry(one, facts) };
  });
}

/** A whole entry would stand on each of its days: rows would add up to more than the total above them. */
function splitEntry({ entry, start, end }: Placed, { content, day, now, words }: DayFacts) {
  const { startedAt, endedAt, zone } = entry;
  if (endedAt === null) return { seconds: secondsOf([entry], now), rest: [] };
  const { date = '' } = content.days[day] ?? {};
  // From the start on, so that seconds which are cut off are cut off once.
  const upTo = (ms: number) => Math.floor((ms - Date.parse(startedAt)) / 1000);
  const endMs = Date.parse(endedAt);
  const before = upTo(start);
  const until = upTo(Math.min(end, endOfDay(date, start, zone)));
  const isLonger = dayOf(startedAt, zone) < addDays(date, -1);
  const isLater = dayOf(new Date(endMs - 1).toISOString(), zone) > addDays(date, 1);
  const rest = [
    { seconds: before, on: isLonger ? words.onDaysBefore : words.onDayBefore },
    { seconds: upTo(endMs) - until, on: isLater ? words.onNextDays : words.onNext },
  ].filter(({ seconds }) => seconds >= 60);
  return {
    seconds: until - before,
    rest: rest.map(({ seconds, on }) => words.rest(formatMinutes(seconds), on)),
  };
}

function listEntries({ content, day, now }: Omit<DayFacts, 'words'>): readonly Placed[] {
  return content.rows
    .flatMap((row) => {
      const name = projectLabel(row.clientName, nameOfRow(row));
      const begun = (row.cells[day] ?? []).map((entry) => ({
        entry,
        row,
        name,
        start: Date.parse(entry.startedAt),
        end: entry.endedAt === null ? now : Date.parse(entry.endedAt),
      }));
      const nights = [...(row.earlier ?? []), ...row.cells.slice(0, day).flat()]
        .map((entry) => ({ entry, row, name, ...findNight(entry, content.days[day]?.date ?? '') }))
        .filter(({ start, end }) => start < end);
      return [...begun, ...nights];
    })
    .toSorted((one, other) => one.start - other.start);
}

/** What an entry that began before has on the day; it ends before it starts where that is nothing, as of what still runs. */
function findNight({ startedAt, endedAt, zone }: WeekEntry, date: string) {
  const start = endOfDay(addDays(date, -1), Date.parse(startedAt), zone);
  return { start, end: Math.min(Date.parse(endedAt ?? startedAt), endOfDay(date, start, zone)) };
}

/** From where it is on the day. */
function toBar({ entry, row, color, start, end }: DayEntry, words: Words): Bar {
  const project = { name: row.projectName, color };
  const shared = describeOverlap(entry, words);
  return { entry: { ...entry, startedAt: new Date(start).toISOString() }, start, end, project, shared };
}

function barsOf(proposals: WeekProposals | undefined): readonly Bar[] {
  if (proposals === undefined) return [];
  const { zone, items } = proposals;
  return items.map(({ startedAt, endedAt }) => ({
    entry: { startedAt, endedAt, zone, billable: true },
    start: Date.parse(startedAt),
    end: Date.parse(endedAt),
    isProposed: true,
  }));
}

/** By what they are of: what comes in before leaves focus, form and what is typed there where they are. */
function renderList(entries: readonly DayEntry[], state: DrawnDay, actions: DayActions): TemplateResult {
  const items = [
    ...entries.map((one) => ({
      key: one.entry.id,
      at: one.start,
      item: renderWent(one, state, actions),
    })),
    ...listGaps(entries, state).map((gap) => ({
      key: gap.id,
      at: Date.parse(gap.startedAt),
      item: renderGap(gap, { ...state, entries }, actions.proposals),
    })),
    ...(state.proposals?.items ?? []).map((one) => ({
      key: one.id,
      at: Date.parse(one.startedAt),
      item: renderProposed(one, state, actions),
    })),
  ];
  return html`<ol class="went" aria-label=${state.words.list}>
    ${repeat(
      items.toSorted((one, other) => one.at - other.at),
      ({ key }) => key,
      ({ item }) => item,
    )}
  </ol>`;
}

function renderProposed(proposal: WeekProposal, state: DrawnDay, actions: DayActions) {
  const { proposals: day, words, zone, openProposal, proposalDraft: draft, recordingId } = state;
  const isOpen = proposal.id === openProposal;
  const isDead = proposal.id === recordingId;
  return day === undefined
    ? nothing
    : renderProposal(proposal, { words, day, zone, isOpen, draft, isDead }, actions.proposals);
}

function renderWent(one: DayEntry, state: DrawnDay, actions: DayActions): TemplateResult {
  const { words, openId, draft, content, zone } = state;
  const { entry, name, seconds, rest } = one;
  const isOpen = entry.id === openId;
  return html`<li>
      <span class="row"
        ><span class="figure">${formatMinutes(seconds)}</span>
        <strong class="cut"><i class="swatch color-${one.color}" aria-hidden="true"></i>${name}</strong>
        <span>${renderEntry(entry, { words, isOpen, isReadOnly: content.person !== null, zone, rest }, actions)}</span></span
      >
      ${isOpen ? html`<vireo-entry-form .entry=${entry} .row=${one.row} .work=${state.work} .draft=${draft} .words=${words} .actions=${actions}></vireo-entry-form>` : nothing}
    </li>`;
}

/** What lies between entries and is not proposed for; the gap whose form is open stays as it is. */
function listGaps(entries: readonly DayEntry[], { proposals, openProposal = '' }: DrawnDay) {
  const recorded = entries.map(({ start, end }) => ({ fromMs: start, toMs: end }));
  const between = { fromMs: recorded[0]?.fromMs ?? 0, toMs: recorded.at(-1)?.fromMs ?? 0 };
  const free = subtractSpans(between, recorded);
  const [from = '', to = ''] = openProposal.split('/');
  const open = [toSpan({ startedAt: from, endedAt: to })].filter(({ fromMs, toMs }) =>
    free.some((gap) => gap.fromMs <= fromMs && toMs <= gap.toMs),
  );
  const taken = [...(proposals?.items ?? []).map(toSpan), ...open];
  const left = free
    .flatMap((gap) => subtractSpans(gap, taken))
    .filter(({ fromMs, toMs }) => toMs - fromMs >= shortestGapMs);
  return [...open, ...left].map(toGap);
}

function toSpan({ startedAt, endedAt }: Pick<WeekProposal, 'startedAt' | 'endedAt'>): Span {
  return { fromMs: Date.parse(startedAt), toMs: Date.parse(endedAt) };
}

/** As a proposal that says but when. */
function toGap({ fromMs, toMs }: Span): WeekProposal {
  const [startedAt, endedAt] = [new Date(fromMs).toISOString(), new Date(toMs).toISOString()];
  const nothingSaid = { projectId: null, note: '', evidence: [], canMerge: false };
  return {
    id: `${startedAt}/${endedAt}`,
    startedAt,
    endedAt,
    seconds: (toMs - fromMs) / 1000,
    ...nothingSaid,
  };
}

interface GapFacts extends DrawnDay {
  readonly entries: readonly DayEntry[];
}

function renderGap(gap: WeekProposal, state: GapFacts, actions: ProposalActions): TemplateResult {
  const { words, zone, content } = state;
  const times = markedSpanOf({ ...gap, zone });
  const isDead = gap.id === state.recordingId;
  const isOpen = gap.id === state.openProposal;
  return html`<li class="gap" data-proposal=${gap.id}>
    <span class="row muted"><span class="figure"></span>${times} · ${words.gap(formatMinutes(gap.seconds))}
      ${isOpen || isClosed(content) ? nothing : html`<button type="button" class="link" aria-label=${`${words.addTime}, ${times}`} aria-disabled=${isDead ? 'true' : nothing} @keydown=${dropRepeats} @click=${() => (isDead ? undefined : actions.edit(gap))}>${words.addTime}</button>`}</span>
    ${isOpen ? renderGapForm(gap, state, actions) : nothing}
  </li>`;
}

/** For a row of the week, or another project. */
function renderGapForm(gap: WeekProposal, state: GapFacts, actions: ProposalActions): TemplateResult {
  const { words, zone, content, proposals, entries } = state;
  const rows = content.rows.filter(({ isArchived }) => !isArchived);
  const choices = [
    ...rows.map((row) => ({ ...row, id: rowKey(row), name: projectLabel(row.clientName, nameOfRow(row)) })),
    ...(proposals?.projects ?? []).map(({ id: projectId, name }) => {
      const row = { projectId, taskId: null };
      return { ...row, id: rowKey(row), name };
    }),
  ];
  const projects = choices.filter(({ id }, index) => choices.findIndex((one) => one.id === id) === index);
  const beside = findRowBeside(gap, entries);
  const known = projects.find(({ id }) => id === beside);
  const record = (_gap: WeekProposal, change: ProposalChange) => {
    const row = change.projectId === undefined ? known : projects.find(({ id }) => id === change.projectId);
    if (row !== undefined) actions.fill(gap, { ...change, projectId: row.id }, { ...row, zone });
  };
  return html`<vireo-proposal-form .proposal=${{ ...gap, projectId: known?.id ?? null }} .day=${{ zone, projects }} .label=${words.gapForm} .draft=${state.proposalDraft} .words=${words} .actions=${{ record, close: actions.close }}></vireo-proposal-form>`;
}

/** The row of what ends before a gap and of what begins after it, where both are of one. */
function findRowBeside(
  { startedAt, endedAt }: WeekProposal,
  entries: readonly DayEntry[],
): string | undefined {
  const before = entries
    .filter(({ end }) => end <= Date.parse(startedAt))
    .toSorted((one, other) => one.end - other.end)
    .at(-1);
  const after = entries.find(({ start }) => start >= Date.parse(endedAt));
  const [one, other] = [before, after].map((entry) => entry && rowKey(entry.row));
  return one === other ? one : undefined;
}
