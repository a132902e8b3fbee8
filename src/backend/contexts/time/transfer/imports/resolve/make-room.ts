/**
 * Work of which a day and a length are known gives way to what its day has already: entries that are here, and rows of
 * its file that tell their start. The new rows of a day go where the Week would put them, one after the other; where
 * there is no room for them they stay where they were laid out, and the report says so.
 */
import { findPlace, type TakenTime } from '../../../../../../domain/find-place.ts';
import { addDays, dayRange } from '../../../../../../domain/zones.ts';
import type { Reads } from '../../../../../platform/reach/reads.ts';
import { phrase } from '../../readers/phrase.ts';
import type { Report } from '../../readers/report.ts';
import type { SourceRow } from '../../readers/source-row.ts';
import type { Looking } from '../looking.ts';
import { listTakenTime } from './existing-time.repository.ts';
import type { ResolvedRow } from './resolved-rows.ts';

/** As `readers/lay-out-days.ts` begins a day. */
const dayStart = '09:00';
const daysAStatement = 500;

interface Room extends Pick<Looking, 'signal'> {
  readonly report: Report;
}

type TakenByDay = ReadonlyMap<string, readonly TakenTime[]>;

export async function makeRoom(
  reads: Reads,
  rows: readonly ResolvedRow[],
  room: Room,
): Promise<readonly ResolvedRow[]> {
  const laidOut = rows.filter(({ source }) => source.isLaidOut);
  if (laidOut.length === 0) return rows;
  const taken = await loadTaken(reads, rows, room);
  const moved = new Map<ResolvedRow, ResolvedRow>();
  const days = Map.groupBy(laidOut, ({ userId, source }) => dayKey(userId, source.localDate));
  for (const ofDay of days.values()) placeDay(ofDay, { taken, moved, report: room.report });
  return rows.map((row) => moved.get(row) ?? row);
}

function dayKey(userId: string, date: string): string {
  return `${date} ${userId}`;
}

/** By person and the day of its start. */
async function loadTaken(reads: Reads, rows: readonly ResolvedRow[], { signal }: Room): Promise<TakenByDay> {
  const taken = new Map<string, TakenTime[]>();
  const keep = (key: string, time: TakenTime) => {
    const ofDay = taken.get(key);
    if (ofDay === undefined) taken.set(key, [time]);
    else ofDay.push(time);
  };
  const laidOut = rows.filter(({ source }) => source.isLaidOut);
  const dates = [...new Set(laidOut.map(({ source }) => source.localDate))].flatMap(aroundDay);
  const userIds = [...new Set(laidOut.map(({ userId }) => userId))];
  const distinct = [...new Set(dates)];
  for (let start = 0; start < distinct.length; start += daysAStatement) {
    const chunk = { userIds, dates: distinct.slice(start, start + daysAStatement) };
    for (const { userId, localDate, ...time } of await listTakenTime(reads, chunk)) {
      keep(dayKey(userId, localDate), time);
    }
    signal.throwIfAborted();
  }
  for (const { userId, source } of rows) {
    if (!source.isLaidOut) keep(dayKey(userId, source.localDate), toTaken(source));
  }
  return taken;
}

/** What began the day before may reach into it, and a day of another zone begins at another time. */
function aroundDay(date: string): readonly string[] {
  return [addDays(date, -1), date, addDays(date, 1)];
}

function toTaken({ startedAt, endedAt }: SourceRow): TakenTime {
  return { startMs: startedAt, endMs: endedAt };
}

function sharesTime(one: TakenTime, other: TakenTime): boolean {
  const endMs = Math.min(one.endMs ?? Number.POSITIVE_INFINITY, other.endMs ?? Number.POSITIVE_INFINITY);
  return Math.max(one.startMs, other.startMs) < endMs;
}

interface Placing {
  readonly taken: TakenByDay;
  readonly moved: Map<ResolvedRow, ResolvedRow>;
  readonly report: Report;
}

/** Rows of one person and day. */
function placeDay(rows: readonly ResolvedRow[], { taken, moved, report }: Placing): void {
  const [first] = rows;
  if (first === undefined) return;
  const { localDate: date, zone } = first.source;
  const day = dayRange(date, zone);
  const held = aroundDay(date)
    .flatMap((one) => taken.get(dayKey(first.userId, one)) ?? [])
    .filter((time) => sharesTime(time, day));
  const over = rows.filter(({ source }) => held.some((time) => sharesTime(time, toTaken(source))));
  if (over.length === 0) return;
  const lengthMs = rows.reduce((sum, { source }) => sum + source.seconds * 1000, 0);
  const place = findPlace(lengthMs, { date, zone, dayStart, taken: held });
  if (place === undefined) {
    for (const { source } of over) sayOver(source, report);
    return;
  }
  let startedAt = place.startMs;
  for (const row of rows) {
    const endedAt = startedAt + row.source.seconds * 1000;
    moved.set(row, { ...row, source: { ...row.source, startedAt, endedAt } });
    startedAt = endedAt;
  }
}

function sayOver({ row, seconds, localDate }: SourceRow, report: Report): void {
  const message = phrase`The day has no room left for hours without a start: they overlap its entries.`;
  report.lose('laid_over', message, { row, value: `${seconds} s on ${localDate}` });
}
