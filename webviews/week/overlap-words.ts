/** Overlapping time in words: beside an entry, on its cell, and for the week before it is submitted. */
import { ownZone } from '../../src/contract/own-zone.ts';
import type { OverlappingTime } from '../../src/contract/webview/overlapping-time.ts';
import { formatDuration } from '../../src/domain/duration.ts';
import { nameOverlapping, nameTimes, type OverlapFormats } from '../../src/domain/overlap-names.ts';
import { sayOnce } from '../../src/domain/overlapping-spans.ts';
import { dayOf, shortDay, spanOf } from './clock.ts';
import { placeOf } from './grid/grid-model.ts';
import type { CellPlace, WeekContent, WeekEntry, WeekRow } from './messages.ts';
import type { Words } from './words.ts';

const formats: OverlapFormats = { zone: ownZone(), spanOf: (times) => spanOf(times), dayOf: shortDay };

/** `Sun 15 22:00–1:30 +1 UTC-5 Support, 10:00–11:00 Billing portal` */
function nameShared({ startedAt, zone }: WeekEntry, { others }: OverlappingTime): string {
  return nameOverlapping(others, dayOf(startedAt, zone), formats).join(', ');
}

/** `shares time with 10:00–11:00 Billing portal, Sun 15 22:00–1:30 +1 Support and 2 more`. */
export function describeOverlap(entry: WeekEntry, words: Words): string | undefined {
  const { shared } = entry;
  return shared && words.shares(nameShared(entry, shared), shared.count - shared.others.length);
}

/** Each overlapping entry of a cell, with its times; empty without overlaps. */
export function describeOverlaps(cell: readonly WeekEntry[], words: Words): string {
  return cell
    .filter(({ shared }) => shared !== undefined)
    .map((entry) => `${nameTimes(entry, formats)} ${describeOverlap(entry, words)}`)
    .join('\n');
}

export function hasOverlap({ cells }: Pick<WeekRow, 'cells'>): boolean {
  return cells.flat().some(({ shared }) => shared !== undefined);
}

export interface OverlapPlace {
  readonly place: CellPlace;
  readonly text: string;
}

/** Overlaps among entries that can be submitted, by start, each pair once. */
export function listOverlapPlaces({ rows, days }: WeekContent, words: Words): readonly OverlapPlace[] {
  const found = rows
    .flatMap((row) => row.cells.flatMap((cell, day) => cell.map((entry) => ({ row, day, entry }))))
    .filter(({ entry }) => entry.lock === null)
    .toSorted((one, other) => one.entry.startedAt.localeCompare(other.entry.startedAt));
  const said = new Set(sayOnce(found.map(({ entry }) => entry)));
  return found.flatMap(({ row, day, entry }) => {
    const { shared } = entry;
    if (shared === undefined || !said.has(entry)) return [];
    const { date = '' } = days[day] ?? {};
    const name = row.taskName ?? row.projectName;
    const others = nameShared(entry, shared);
    const length = formatDuration(shared.seconds);
    const shares = words.sharesLength(length, others, shared.count - shared.others.length);
    const text = `${shortDay(date)}, ${nameTimes(entry, formats)} ${name} ${shares}`;
    return [{ place: placeOf(row, date), text }];
  });
}
