/**
 * The axis of a day: what was recorded or is proposed, each at its instant, below it the hours as one clock shows them.
 * An hour that the clocks skip, or have twice, is none, or two, of them.
 */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { type ClockTimes, labelOtherZone, offsetOf } from '../../../src/domain/time-zone-labels.ts';
import { findForeignOffset } from '../../components/zone-offset.ts';
import { clockOf, dayOf, endOfDay, minutesInto, shortDay, spanOf } from '../clock.ts';
import type { Words } from '../words.ts';
import { findLanes } from './lanes.ts';

/** A stretch of the axis. */
export interface Bar {
  readonly entry: ClockTimes & { readonly billable: boolean };
  /** Epoch milliseconds; of what runs, up to now. */
  readonly start: number;
  readonly end: number;
  /** Of what is recorded: its project, and the number of its colour. */
  readonly project?: { readonly name: string; readonly color: number };
  readonly isProposed?: boolean;
  /** What it shares with others, in words. */
  readonly shared?: string | undefined;
}

interface AxisFacts {
  readonly words: Words;
  readonly date: string;
  /** By whose clock the day is drawn. */
  readonly zone: string;
}

const hourMs = 3_600_000;
const minuteMs = 60_000;
/** Pixels of a name and the bar below it. */
const laneHeight = 38;

/**
 * Whole hours from the first start to the last end; what reaches into the next day of its own clock ends there. What lies over
 * one another is drawn one below another.
 */
export function renderAxis(bars: readonly Bar[], facts: AxisFacts): TemplateResult {
  const { words, date, zone } = facts;
  const ends = bars.map(({ entry, start, end }) => Math.min(end, endOfDay(date, start, entry.zone)));
  const lanes = findLanes(bars.map(({ start }, index) => ({ start, end: ends[index] ?? start })));
  const top = (index: number) => (lanes[index] ?? 0) * laneHeight;
  const below = Math.max(...lanes) * laneHeight;
  const first = findFullHour(Math.min(...bars.map(({ start }) => start)), facts);
  const hours = Math.max(1, Math.ceil((Math.max(...ends) - first) / hourMs));
  const last = first + hours * hourMs;
  const at = (ms: number) => ((ms - first) / hourMs / hours) * 100;
  const clock = findClock(bars, zone);
  const spans = bars.map(({ entry, project, isProposed, shared }) =>
    [
      spanOf({ ...entry, zone }),
      ...(project === undefined ? [] : [project.name]),
      ...(isProposed === true ? [words.proposed] : []),
      ...(shared === undefined ? [] : [`(${shared})`]),
    ].join(' '),
  );
  const label = `${words.axis(spans.join(', '))}${clock === undefined ? '' : ` (${clock})`}`;
  return html`<svg class="axis" width="100%" height=${60 + below} role="img" aria-label=${label} data-hours=${hours}>
      ${[...new Set(lanes)].map((lane) => svg`<rect class="track" y=${20 + lane * laneHeight} width="100%" height="16" rx="2"></rect>`)}
      ${bars.map((bar, index) => {
        const width = Math.max(0.3, at(ends[index] ?? 0) - at(bar.start));
        return svg`<rect class="span ${kindOf(bar)}" x="${at(bar.start)}%" y=${20 + top(index)} width="${width}%" height="16" rx="2"><title>${spans[index]}</title></rect>`;
      })}
      ${bars.map((bar, index) => renderLabel(bar, { x: at(bar.start), y: top(index), width: at(findRoom({ bars, lanes, last }, index)) - at(bar.start) }))}
      ${listTicks(first, hours, facts).map(({ hour, text, isOdd }) => {
        const anchor = hour === 0 ? 'start' : hour === hours ? 'end' : 'middle';
        return svg`<text class="hour ${isOdd ? 'odd' : ''}" x="${(hour / hours) * 100}%" y=${54 + below} text-anchor=${anchor}>${text}</text>`;
      })}
    </svg>
    ${clock === undefined ? nothing : html`<p class="clock muted small">${words.axisClock(clock)}</p>`}`;
}

/** What the clock reads as `:00`, at the instant or before it. */
function findFullHour(ms: number, { date, zone }: AxisFacts): number {
  const minutes = minutesInto(date, new Date(ms).toISOString(), zone);
  return ms - (ms % minuteMs) - (((minutes % 60) + 60) % 60) * minuteMs;
}

/** `Europe/Berlin, UTC+1`, where the clock of the axis is not the reader's, or not that of all that stands on it. */
function findClock(bars: readonly Bar[], zone: string): string | undefined {
  const [
    {
      entry: { startedAt },
    } = { entry: { startedAt: '' } },
  ] = bars;
  const isOwn = findForeignOffset({ startedAt, zone }) === undefined;
  const isOnly = bars.every(({ entry }) => labelOtherZone(entry, zone) === '');
  return isOwn && isOnly ? undefined : `${zone}, ${offsetOf(startedAt, zone)}`;
}

/** Percent of the axis that a name needs for more than its first letters. */
const leastRoom = 8;

/** Percent of the axis between a name that is cut and the next. */
const apart = 1;

/** The name of its project above it, in percent of the axis; cut, or left out, where there is no room for it. */
function renderLabel({ project }: Bar, { x, y, width }: Readonly<Record<'x' | 'y' | 'width', number>>) {
  return project === undefined || width < leastRoom
    ? nothing
    : svg`<svg class="label" x="${x}%" y=${y} width="${width - apart}%" height="18"><text y="12">${project.name}</text></svg>`;
}

interface LaneFacts {
  readonly bars: readonly Bar[];
  readonly lanes: readonly number[];
  /** Where the axis ends, in epoch milliseconds. */
  readonly last: number;
}

/** Until when its name may reach: where the next bar of its lane begins, else the end of the axis. */
function findRoom({ bars, lanes, last }: LaneFacts, index: number): number {
  const { start = 0 } = bars[index] ?? {};
  const beside = bars.filter((_, other) => lanes[other] === lanes[index]);
  return Math.min(last, ...beside.map((bar) => bar.start).filter((other) => other > start));
}

function kindOf({ entry, project, isProposed, shared }: Bar): string {
  if (isProposed === true) return 'proposed';
  const color = project === undefined ? '' : `color-${project.color}`;
  const kind = entry.endedAt === null ? 'live' : entry.billable ? '' : 'unbilled';
  return [kind, color, shared === undefined ? '' : 'shared'].join(' ');
}

interface Tick {
  /** Of the axis, from 0 on. */
  readonly hour: number;
  readonly text: string;
  /** Left out where there is little room. */
  readonly isOdd: boolean;
}

/** As many as there is room for; a midnight that the axis goes over is one of them, and names the day that begins. */
function listTicks(first: number, hours: number, { date, zone }: AxisFacts): readonly Tick[] {
  const step = Math.ceil((hours + 1) / 13);
  // Where there is little room one in two, of a whole day one in three: the last stands before the end of the axis, not round it.
  const few = hours / step < 11 ? 2 : 3;
  const ticks = Array.from({ length: hours + 1 }, (_, hour) => {
    const instant = new Date(first + hour * hourMs).toISOString();
    return { hour, instant, minutes: minutesInto(date, instant, zone) };
  });
  const midnight = ticks.find(({ hour, minutes }) => minutes % 1440 === 0 && hour > 0 && hour < hours)?.hour;
  return ticks
    .filter(({ hour }) => (hour - (midnight ?? 0)) % step === 0)
    .map(({ hour, instant, minutes }) => ({
      hour,
      isOdd: ((hour - (midnight ?? 0)) / step) % few !== 0,
      text:
        hour === midnight
          ? shortDay(dayOf(instant, zone))
          : minutes === 1440
            ? '24:00'
            : clockOf(instant, zone),
    }));
}
