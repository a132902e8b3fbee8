/** Entries on both sides of a midnight, found without reading the others: sums of days are mended by them. */
import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';
import { addDays, dayRange } from '../../domain/zones.ts';
import type { Schema } from '../schema.ts';
import type { EntrySelect } from './entry-filter.ts';

/** A zone with what its clocks are ahead of UTC on some of the days, in milliseconds. */
export interface ZoneOffset {
  readonly zone: string;
  readonly offsetMs: number;
}

/** When the last of the entries ended that began on a day, told by the clocks of one zone; null while none has. */
export interface DayEnd {
  readonly zone: string;
  readonly date: string;
  readonly latestEnd: number | null;
}

/** Of the midnights that something went past; days on which nothing did are told by the latest end alone. */
export async function findMidnights(finished: EntrySelect): Promise<ZoneOffset[]> {
  const days = await finished
    .select(['time_entries.zone', 'time_entries.local_date as date'])
    .select((select) => select.fn.max<number | null>('time_entries.ended_at').as('latestEnd'))
    .groupBy(['time_entries.zone', 'time_entries.local_date'])
    .execute();
  return midnightsPassed(days);
}

/** True of days that something went past the end of. */
export function isLate({ date, zone, latestEnd }: DayEnd): boolean {
  return latestEnd !== null && latestEnd > dayRange(date, zone).endMs;
}

/** Each zone and offset once, whatever the number of its nights. */
export function midnightsPassed(days: readonly DayEnd[]): ZoneOffset[] {
  const offsets = new Map<string, ZoneOffset>();
  for (const { date, zone } of days.filter(isLate)) {
    const offsetMs = Date.parse(`${addDays(date, 1)}T00:00:00Z`) - dayRange(date, zone).endMs;
    offsets.set(`${zone} ${offsetMs}`, { zone, offsetMs });
  }
  return [...offsets.values()];
}

/** True of entries on both sides of a midnight by one of the offsets, and of some that touch it. */
export function passesOneOf(offsets: readonly ZoneOffset[]): Expression<SqlBool> {
  const { eb, or } = expressionBuilder<Schema, 'time_entries'>();
  return or(
    offsets.map(({ zone, offsetMs }) => eb('time_entries.zone', '=', zone).and(passesMidnight(offsetMs))),
  );
}

/** Days are counted as whole ones since 1970, with the clocks of the zone: both databases divide integers so. */
function passesMidnight(offsetMs: number) {
  const dayOf = (column: string) => sql`(${sql.ref(column)} + cast(${offsetMs} as bigint)) / 86400000`;
  return sql<boolean>`${dayOf('time_entries.ended_at')} > ${dayOf('time_entries.started_at')}`;
}
