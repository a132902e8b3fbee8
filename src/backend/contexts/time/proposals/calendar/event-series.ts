/** An event with what the file says of single times of it (RECURRENCE-ID), and its meetings within a day. */
import ICAL from 'ical.js';
import type { Meeting, Within } from './calendar-messages.ts';
import { type Clock, daySeconds, farthestZoneSeconds, toInstantMs, wallOf } from './calendar-times.ts';
import { repeatedStarts, untilOf, type WallStretch } from './repeated-starts.ts';

export interface EventSeries {
  readonly event: ICAL.Component;
  /** Events of the file that stand for a time of this one, wherever they went. */
  readonly exceptions: readonly ICAL.Component[];
}

export function listSeries(calendar: ICAL.Component): readonly EventSeries[] {
  const events = calendar.getAllSubcomponents('vevent');
  const exceptions = Map.groupBy(
    events.filter((event) => event.hasProperty('recurrence-id')),
    uidOf,
  );
  return events.map((event) => ({
    event,
    exceptions: event.hasProperty('recurrence-id') ? [] : (exceptions.get(uidOf(event)) ?? []),
  }));
}

export function nameOf(event: ICAL.Component): string {
  return (textOf(event, 'summary') || uidOf(event)).slice(0, 200);
}

export function findMeetings(series: EventSeries, within: Within): readonly Meeting[] {
  const { event } = series;
  const of = event.getFirstPropertyValue('dtstart');
  if (!(of instanceof ICAL.Time) || of.isDate || !blocksTime(event)) return [];
  const clock: Clock = { of, said: tzidOf(event), zone: within.zone };
  const lengthSeconds = lengthOf(event, clock);
  if (lengthSeconds <= 0) return [];
  const near = nearby(within, lengthSeconds);
  const changes = changesOf(series, near, within);
  const widened = { from: near.from - changes.mostShift, to: near.to + changes.mostShift };
  return startsOf(event, of, widened)
    .filter((wall) => isWithinUntil(event, wall, clock))
    .flatMap((wall) => meetingAt(wall, { event, clock, lengthSeconds, changes }))
    .filter(({ startMs, endMs }) => endMs > within.span.startMs && startMs < within.span.endMs);
}

function textOf(event: ICAL.Component, name: string): string {
  return String(event.getFirstPropertyValue(name) ?? '');
}

function uidOf(event: ICAL.Component): string {
  return textOf(event, 'uid');
}

function tzidOf(event: ICAL.Component): string {
  return String(event.getFirstProperty('dtstart')?.getParameter('tzid') ?? '');
}

function blocksTime(event: ICAL.Component): boolean {
  return (
    textOf(event, 'status').toUpperCase() !== 'CANCELLED' &&
    textOf(event, 'transp').toUpperCase() !== 'TRANSPARENT'
  );
}

function lengthOf(event: ICAL.Component, clock: Clock): number {
  const length = event.getFirstPropertyValue('duration');
  if (length instanceof ICAL.Duration) return length.toSeconds();
  const end = event.getFirstPropertyValue('dtend');
  if (!(end instanceof ICAL.Time)) return 0;
  const isSameZone = end.zone?.tzid === clock.of.zone?.tzid;
  if (isSameZone) return wallOf(end) - wallOf(clock.of);
  return (toInstantMs(wallOf(end), { ...clock, of: end }) - toInstantMs(wallOf(clock.of), clock)) / 1000;
}

/** Wall clocks of any zone that may mean a time of the day; what begins before may reach into it. */
function nearby({ span }: Within, lengthSeconds: number): WallStretch {
  return {
    from: span.startMs / 1000 - farthestZoneSeconds - lengthSeconds,
    to: span.endMs / 1000 + farthestZoneSeconds,
  };
}

function startsOf(event: ICAL.Component, start: ICAL.Time, near: WallStretch): readonly number[] {
  if (event.hasProperty('rrule') || event.hasProperty('rdate')) return repeatedStarts(event, start, near);
  const wall = wallOf(start);
  return wall >= near.from && wall < near.to ? [wall] : [];
}

/** A day as the end is a whole day. */
function isWithinUntil(event: ICAL.Component, wall: number, clock: Clock): boolean {
  const until = untilOf(event);
  if (until === undefined) return true;
  if (until.isDate) return wall < wallOf(until) + daySeconds;
  return until.zone?.tzid === 'UTC'
    ? toInstantMs(wall, clock) <= wallOf(until) * 1000
    : wall <= wallOf(until);
}

interface Changes {
  /** Starts that are left out or stand for themselves, as instants, and whole days as numbers since 1970. */
  readonly without: ReadonlySet<number>;
  readonly withoutDays: ReadonlySet<number>;
  /** What holds from an instant on, in order. */
  readonly fromThen: readonly ChangeFromThen[];
  readonly mostShift: number;
}

interface ChangeFromThen {
  readonly fromMs: number;
  readonly event: ICAL.Component;
  readonly shiftSeconds: number;
  readonly lengthSeconds: number;
}

function changesOf({ event, exceptions }: EventSeries, near: WallStretch, { zone }: Within): Changes {
  const left = event.getAllProperties('exdate').flatMap((property) => property.getValues());
  const moved = exceptions.map((each) => each.getFirstPropertyValue('recurrence-id'));
  const times = [...left, ...moved].filter((each) => each instanceof ICAL.Time);
  const close = times.filter((each) => isClose(wallOf(each), near));
  const said = tzidOf(event);
  const fromThen = exceptions.flatMap((each) => changeFromThen(each, { said, zone }));
  return {
    without: new Set(
      close.filter((each) => !each.isDate).map((of) => toInstantMs(wallOf(of), { of, said, zone })),
    ),
    withoutDays: new Set(close.filter((each) => each.isDate).map((each) => wallOf(each) / daySeconds)),
    fromThen: fromThen.sort((one, other) => one.fromMs - other.fromMs),
    mostShift: Math.max(
      0,
      ...fromThen.map(({ shiftSeconds, lengthSeconds }) => Math.abs(shiftSeconds) + lengthSeconds),
    ),
  };
}

/** Two clocks may stand a whole day apart. */
function isClose(wall: number, { from, to }: WallStretch): boolean {
  return wall >= from - 2 * daySeconds && wall < to + 2 * daySeconds;
}

function changeFromThen(
  event: ICAL.Component,
  at: { readonly said: string; readonly zone: string },
): readonly ChangeFromThen[] {
  const id = event.getFirstProperty('recurrence-id');
  const [from, of] = [id?.getFirstValue(), event.getFirstPropertyValue('dtstart')];
  const isRange = String(id?.getParameter('range') ?? '').toUpperCase() === 'THISANDFUTURE';
  if (!isRange || !(from instanceof ICAL.Time) || !(of instanceof ICAL.Time)) return [];
  const lengthSeconds = lengthOf(event, { ...at, of });
  const fromMs = toInstantMs(wallOf(from), { ...at, of: from });
  return [{ fromMs, event, shiftSeconds: wallOf(of) - wallOf(from), lengthSeconds }];
}

interface Held {
  readonly event: ICAL.Component;
  readonly clock: Clock;
  readonly lengthSeconds: number;
  readonly changes: Changes;
}

function meetingAt(wall: number, { event, clock, lengthSeconds, changes }: Held): readonly Meeting[] {
  const atMs = toInstantMs(wall, clock);
  if (changes.without.has(atMs) || changes.withoutDays.has(Math.floor(wall / daySeconds))) return [];
  const change = changes.fromThen.findLast(({ fromMs }) => fromMs <= atMs);
  const said = change?.event ?? event;
  if (!blocksTime(said)) return [];
  const begin = wall + (change?.shiftSeconds ?? 0);
  const startMs = begin === wall ? atMs : toInstantMs(begin, clock);
  const endMs = toInstantMs(begin + (change?.lengthSeconds ?? lengthSeconds), clock);
  return endMs <= startMs ? [] : [{ uid: uidOf(event), summary: textOf(said, 'summary'), startMs, endMs }];
}
