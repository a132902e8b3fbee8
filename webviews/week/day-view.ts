/** One day as it went: its entries and the gaps between them, on an axis and as a list. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type {
  WeekContent,
  WeekEntry,
  WeekProposal,
  WeekProposals,
} from '../../src/contract/webview/week-view.ts';
import { formatMinutes } from '../../src/domain/duration.ts';
import { icon } from '../components/icons.ts';
import { findForeignOffset } from '../components/zone-offset.ts';
import { dayName, minutesInto, spanOf, zoneOf } from './clock.ts';
import { type DetailsActions, renderEntry } from './details.ts';
import type { EntryDraft } from './entry-drafts.ts';
import { type GridModel, nameOfRow, secondsOf } from './grid-model.ts';
import { renderNight } from './grid-view.ts';
import { type ProposalActions, renderProposal, renderProposalNotes } from './proposal-view.ts';
import type { Words } from './words.ts';

export interface DayState {
  readonly words: Words;
  readonly content: WeekContent;
  readonly model: GridModel;
  readonly day: number;
  readonly openId: string | undefined;
  /** What it says in place of the entry. */
  readonly draft: EntryDraft | undefined;
  readonly now: number;
  /** Undefined until they are found. */
  readonly proposals: WeekProposals | undefined;
  /** The proposal whose form is open. */
  readonly openProposal: string | undefined;
  /** The proposal that is being recorded. */
  readonly recordingId: string | undefined;
}

export interface DayActions extends DetailsActions {
  readonly proposals: ProposalActions;
  chooseDay(day: number): void;
}

interface DayEntry {
  readonly entry: WeekEntry;
  readonly name: string;
  /** Epoch milliseconds. */
  readonly start: number;
  readonly end: number;
}

/** Shorter is the time that it takes to stop one timer and start another. */
const shortestGapMs = 5 * 60_000;

export function renderDay(state: DayState, actions: DayActions): TemplateResult {
  const { words, content, model, day } = state;
  const { date = '', holiday = null, isDayOff = false, dayOffNote = '' } = content.days[day] ?? {};
  const entries = entriesOf(state);
  const proposed = state.proposals?.items ?? [];
  const total = formatMinutes(model.dayTotals[day] ?? 0);
  const name = dayName(date, { weekday: 'long', day: 'numeric', month: 'long' });
  const off = holiday ?? (isDayOff ? dayOffNote || words.dayOff : '');
  return html`<section class="day" aria-labelledby="day-title">
    <div class="row">
      <h2 id="day-title">${words.dayTotal(name, total)}</h2>
      ${renderNight(model.nights[day] ?? 0, words)}
      ${off === '' ? nothing : html`<span class="muted">${off}</span>`}
      <span class="pair">
        ${renderStep({ day: day - 1, label: words.dayBefore, sign: 'chevron-left' }, actions)}
        ${renderStep({ day: day + 1, label: words.dayAfter, sign: 'chevron-right' }, actions)}
      </span>
    </div>
    ${entries.length === 0 ? html`<p class="muted">${words.nothingThatDay}</p>` : nothing}
    ${entries.length === 0 && proposed.length === 0 ? nothing : html`${renderAxis([...entries, ...barsOf(state.proposals)], { words, date })}${renderList(entries, state, actions)}`}
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

function entriesOf({ content, day, now }: DayState): readonly DayEntry[] {
  return content.rows
    .flatMap((row) =>
      (row.cells[day] ?? []).map((entry) => ({
        entry,
        name: `${row.clientName} · ${nameOfRow(row)}`,
        start: Date.parse(entry.startedAt),
        end: entry.endedAt === null ? now : Date.parse(entry.endedAt),
      })),
    )
    .toSorted((one, other) => one.start - other.start);
}

/** A stretch of the axis. */
interface Bar {
  readonly entry: Pick<WeekEntry, 'startedAt' | 'endedAt' | 'zone' | 'billable'>;
  readonly start: number;
  readonly end: number;
  readonly isProposed?: boolean;
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

/** Whole hours from the first start to the last end; what reaches into the next day ends at the edge. */
function renderAxis(
  entries: readonly Bar[],
  { words, date }: { readonly words: Words; readonly date: string },
): TemplateResult {
  const zone = zoneOf(entries.map(({ entry }) => entry));
  const starts = entries.map(({ entry }) => minutesInto(date, entry.startedAt, zone));
  const ends = entries.map(({ start, end }, index) => (starts[index] ?? 0) + (end - start) / 60_000);
  const first = Math.floor(Math.min(...starts) / 60);
  const edge = Math.max(24, Math.floor(Math.max(...starts) / 60) + 1);
  const last = Math.min(edge, Math.max(first + 1, Math.ceil(Math.max(...ends) / 60)));
  const at = (minutes: number) => Math.max(0, Math.min(100, ((minutes / 60 - first) / (last - first)) * 100));
  const spans = entries
    .map(({ entry, isProposed }) =>
      [spanOf(entry), findForeignOffset(entry), isProposed === true ? words.proposed : undefined]
        .filter((text) => text !== undefined)
        .join(' '),
    )
    .join(', ');
  const hours = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const step = Math.ceil(hours.length / 13);
  return html`<svg class="axis" width="100%" height="44" role="img" aria-label=${words.axis(spans)}>
    <rect class="track" y="4" width="100%" height="16" rx="2"></rect>
    ${entries.map(({ entry, isProposed }, index) => {
      const from = at(starts[index] ?? 0);
      const width = Math.max(0.3, at(ends[index] ?? 0) - from);
      const kind =
        isProposed === true ? 'proposed' : entry.endedAt === null ? 'live' : entry.billable ? '' : 'unbilled';
      return svg`<rect class="span ${kind}" x="${from}%" y="4" width="${width}%" height="16" rx="2"></rect>`;
    })}
    ${hours
      .filter((_, index) => index % step === 0)
      .map((hour, index) => {
        const anchor = hour === first ? 'start' : hour === last ? 'end' : 'middle';
        return svg`<text class="hour ${index % 2 === 1 ? 'odd' : ''}" x="${at(hour * 60)}%" y="38" text-anchor=${anchor}>${hour === 24 ? hour : (hour + 24) % 24}:00</text>`;
      })}
  </svg>`;
}

function renderList(entries: readonly DayEntry[], state: DayState, actions: DayActions): TemplateResult {
  const items = [
    ...entries.map((one, index) => ({
      at: one.start,
      item: renderWent(one, { before: entries.slice(0, index), state, actions }),
    })),
    ...(state.proposals?.items ?? []).map((one) => ({
      at: Date.parse(one.startedAt),
      item: renderProposed(one, state, actions),
    })),
  ];
  return html`<ol class="went" aria-label=${state.words.list}>
    ${items.toSorted((one, other) => one.at - other.at).map(({ item }) => item)}
  </ol>`;
}

function renderProposed(proposal: WeekProposal, state: DayState, actions: DayActions) {
  const { proposals: day, words, openProposal, recordingId } = state;
  const isOpen = proposal.id === openProposal;
  const isDead = proposal.id === recordingId;
  return day === undefined
    ? nothing
    : renderProposal(proposal, { words, day, isOpen, isDead }, actions.proposals);
}

interface WentFacts {
  readonly before: readonly DayEntry[];
  readonly state: DayState;
  readonly actions: DayActions;
}

/** An entry, after the gap before it; where something is proposed for that, it stands in its place. */
function renderWent(one: DayEntry, { before, state, actions }: WentFacts): TemplateResult {
  const { words, openId, draft, content, now } = state;
  const from = Math.max(0, ...before.map(({ end }) => end));
  const isOpen = one.entry.id === openId;
  const zone = zoneOf(entriesOf(state).map(({ entry }) => entry));
  const isGap = before.length > 0 && one.start - from >= shortestGapMs;
  const isFilled = (state.proposals?.items ?? []).some(
    ({ startedAt, endedAt }) => Date.parse(startedAt) < one.start && Date.parse(endedAt) > from,
  );
  return html`${isGap && !isFilled ? renderGap({ from, to: one.start, zone }, words) : nothing}
    <li>
      <span class="row"
        ><span class="figure">${formatMinutes(secondsOf([one.entry], now))}</span>
        <strong class="cut">${one.name}</strong>
        <span>${renderEntry(one.entry, { words, isOpen, isReadOnly: content.person !== null }, actions)}</span></span
      >
      ${isOpen ? html`<vireo-entry-form .entry=${one.entry} .draft=${draft} .words=${words} .actions=${actions}></vireo-entry-form>` : nothing}
    </li>`;
}

interface Gap {
  /** Epoch milliseconds. */
  readonly from: number;
  readonly to: number;
  /** By whose clock the day is drawn. */
  readonly zone: string;
}

/** What was not recorded between two entries, and nothing is proposed for. */
function renderGap({ from, to, zone }: Gap, words: Words): TemplateResult {
  const span = { startedAt: new Date(from).toISOString(), endedAt: new Date(to).toISOString(), zone };
  const times = [spanOf(span), findForeignOffset(span)].filter((text) => text !== undefined).join(' ');
  return html`<li class="gap muted" data-from=${from} data-to=${to}>
    <span class="row"><span class="figure"></span>${times} · ${words.gap(formatMinutes((to - from) / 1000))}</span>
  </li>`;
}
