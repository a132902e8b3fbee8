/** One day as it went: its entries and the gaps between them, on an axis and as a list. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { WeekContent, WeekEntry } from '../../src/contract/webview/week-view.ts';
import { formatMinutes } from '../../src/domain/duration.ts';
import { icon } from '../components/icons.ts';
import { clockOf, dayName, minutesOf, spanOf } from './clock.ts';
import { type DetailsActions, renderEntry } from './details.ts';
import type { EntryChange } from './entry-form.ts';
import { type GridModel, nameOfRow, secondsOf } from './grid-model.ts';
import type { Words } from './words.ts';

export interface DayState {
  readonly words: Words;
  readonly content: WeekContent;
  readonly model: GridModel;
  readonly day: number;
  readonly openId: string | undefined;
  /** What it says in place of the entry. */
  readonly draft: EntryChange | undefined;
  readonly now: number;
}

export interface DayActions extends DetailsActions {
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
  const { date = '', holiday = null, dayOffNote = '' } = content.days[day] ?? {};
  const entries = entriesOf(state);
  const total = formatMinutes(model.dayTotals[day] ?? 0);
  const name = dayName(date, { weekday: 'long', day: 'numeric', month: 'long' });
  const off = holiday ?? dayOffNote;
  return html`<section class="day" aria-labelledby="day-title">
    <div class="row">
      <h2 id="day-title">${words.dayTotal(name, total)}</h2>
      ${off === '' ? nothing : html`<span class="muted">${off}</span>`}
      <span class="pair">
        ${renderStep({ day: day - 1, label: words.dayBefore, sign: 'chevron-left' }, actions)}
        ${renderStep({ day: day + 1, label: words.dayAfter, sign: 'chevron-right' }, actions)}
      </span>
    </div>
    ${entries.length === 0 ? html`<p class="muted">${words.nothingThatDay}</p>` : html`${renderAxis(entries, words)}${renderList(entries, state, actions)}`}
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

/** Whole hours from the first start to the last end; what reaches into the next day ends at the edge. */
function renderAxis(entries: readonly DayEntry[], words: Words): TemplateResult {
  const starts = entries.map(({ entry }) => minutesOf(clockOf(entry.startedAt, entry.zone)));
  const ends = entries.map(({ start, end }, index) => (starts[index] ?? 0) + (end - start) / 60_000);
  const first = Math.floor(Math.min(...starts) / 60);
  const last = Math.min(24, Math.max(first + 1, Math.ceil(Math.max(...ends) / 60)));
  const at = (minutes: number) => Math.max(0, Math.min(100, ((minutes / 60 - first) / (last - first)) * 100));
  const spans = entries.map(({ entry }) => spanOf(entry)).join(', ');
  const hours = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const step = Math.ceil(hours.length / 13);
  return html`<svg class="axis" width="100%" height="44" role="img" aria-label=${words.axis(spans)}>
    <rect class="track" y="4" width="100%" height="16" rx="2"></rect>
    ${entries.map(({ entry }, index) => {
      const from = at(starts[index] ?? 0);
      const width = Math.max(0.3, at(ends[index] ?? 0) - from);
      const kind = entry.endedAt === null ? 'live' : entry.billable ? '' : 'unbilled';
      return svg`<rect class="span ${kind}" x="${from}%" y="4" width="${width}%" height="16" rx="2"></rect>`;
    })}
    ${hours
      .filter((_, index) => index % step === 0)
      .map((hour) => {
        const anchor = hour === first ? 'start' : hour === last ? 'end' : 'middle';
        return svg`<text class="hour" x="${at(hour * 60)}%" y="38" text-anchor=${anchor}>${hour}:00</text>`;
      })}
  </svg>`;
}

function renderList(entries: readonly DayEntry[], state: DayState, actions: DayActions): TemplateResult {
  const { words, openId } = state;
  return html`<ol class="went" aria-label=${words.list}>
    ${entries.map((one, index) => {
      const before = Math.max(0, ...entries.slice(0, index).map(({ end }) => end));
      const isOpen = one.entry.id === openId;
      return html`${index > 0 && one.start - before >= shortestGapMs ? renderGap(before, one, words) : nothing}
        <li>
          <span class="row"
            ><span class="figure">${formatMinutes(secondsOf([one.entry], state.now))}</span>
            <strong class="cut">${one.name}</strong>
            <span>${renderEntry(one.entry, { words, isOpen, isReadOnly: state.content.person !== null }, actions)}</span></span
          >
          ${isOpen ? html`<vireo-entry-form .entry=${one.entry} .draft=${state.draft} .words=${words} .actions=${actions}></vireo-entry-form>` : nothing}
        </li>`;
    })}
  </ol>`;
}

/** What was not recorded between two entries; proposals for it will stand in its slot. */
function renderGap(from: number, next: DayEntry, words: Words): TemplateResult {
  const { zone, startedAt } = next.entry;
  const times = `${clockOf(new Date(from).toISOString(), zone)}–${clockOf(startedAt, zone)}`;
  return html`<li class="gap muted" data-from=${from} data-to=${next.start}>
    <span class="row"><span class="figure"></span>${times} · ${words.gap(formatMinutes((next.start - from) / 1000))}</span>
  </li>`;
}
