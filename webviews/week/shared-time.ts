/** Time that an entry shares with others, in words: beside the entry, on its cell, and of the week before it is submitted. */
import type { CellPlace, WeekContent, WeekEntry, WeekRow } from '../../src/contract/webview/week-view.ts';
import { sayOnce } from '../../src/domain/shared-time.ts';
import { findForeignOffset } from '../components/zone-offset.ts';
import { dayOf, daysSpanOf, shortDay } from './clock.ts';
import { placeOf } from './grid-model.ts';
import type { Words } from './words.ts';

/** `shares time with 10:00–11:00 Billing portal, Sun 15 22:00–1:30 +1 Support and 2 more`. */
export function describeShared(entry: WeekEntry, words: Words): string | undefined {
  const { shared } = entry;
  if (shared === undefined) return undefined;
  const date = dayOf(entry.startedAt, entry.zone);
  const names = shared.others.map((other) =>
    [
      other.localDate === date ? '' : shortDay(other.localDate),
      daysSpanOf(other),
      findForeignOffset(other),
      other.projectName,
    ]
      .filter(Boolean)
      .join(' '),
  );
  return words.shares(names.join(', '), shared.count - names.length);
}

/** Each entry of a cell that shares time, with its own times; empty where none does. */
export function describeSharing(cell: readonly WeekEntry[], words: Words): string {
  return cell
    .filter(({ shared }) => shared !== undefined)
    .map((entry) => `${daysSpanOf(entry)} ${describeShared(entry, words)}`)
    .join('\n');
}

export function isSharing({ cells }: Pick<WeekRow, 'cells'>): boolean {
  return cells.flat().some(({ shared }) => shared !== undefined);
}

export interface SharedPlace {
  readonly place: CellPlace;
  readonly text: string;
}

/** Where time that can be submitted is shared, in order of time; what names one another is said once. */
export function listShared({ rows, days }: WeekContent, words: Words): readonly SharedPlace[] {
  const found = rows
    .flatMap((row) => row.cells.flatMap((cell, day) => cell.map((entry) => ({ row, day, entry }))))
    .filter(({ entry }) => entry.lock === null)
    .toSorted((one, other) => one.entry.startedAt.localeCompare(other.entry.startedAt));
  const said = new Set(sayOnce(found.map(({ entry }) => entry)));
  return found.flatMap(({ row, day, entry }) => {
    if (!said.has(entry)) return [];
    const { date = '' } = days[day] ?? {};
    const name = row.taskName ?? row.projectName;
    const text = `${shortDay(date)}, ${daysSpanOf(entry)} ${name} ${describeShared(entry, words)}`;
    return [{ place: placeOf(row, date), text }];
  });
}
