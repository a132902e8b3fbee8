/** Entries on both sides of a midnight, found without reading the others: sums of days are mended by them. */
import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';
import { addDays, dayRange } from '../../../../domain/zones.ts';
import type { Schema } from '../../../schema.ts';
import type { EntrySelect } from './entry-filter.ts';

/** When the last of the entries ended that began on a day, told by the clocks of one zone; null while none has. */
export interface DayEnd {
  readonly zone: string;
  readonly date: string;
  readonly latestEnd: number | null;
}

export async function listDayEnds(finished: EntrySelect): Promise<DayEnd[]> {
  return await finished
    .select(['time_entries.zone', 'time_entries.local_date as date'])
    .select((select) => select.fn.max<number | null>('time_entries.ended_at').as('latestEnd'))
    .groupBy(['time_entries.zone', 'time_entries.local_date'])
    .execute();
}

/** Days that something went past the end of: no other has an entry on both sides of a midnight. */
export function lateOnes(days: readonly DayEnd[]): DayEnd[] {
  return days.filter(
    ({ date, zone, latestEnd }) => latestEnd !== null && latestEnd > dayRange(date, zone).endMs,
  );
}

/** True of entries that began on one of the late days and went past its midnight, and of some that touch it. */
export function passesMidnightOf(late: readonly DayEnd[]): Expression<SqlBool> {
  const { eb, or } = expressionBuilder<Schema, 'time_entries'>();
  const dates = new Set(late.map(({ date }) => date));
  const passing = offsetsAtEnd(late).map(({ zone, offsetMs }) =>
    eb('time_entries.zone', '=', zone).and(passesMidnight(offsetMs)),
  );
  return eb('time_entries.local_date', 'in', [...dates]).and(or(passing));
}

/** A zone with what its clocks are ahead of UTC at the end of some of the days, in milliseconds. */
interface ZoneOffset {
  readonly zone: string;
  readonly offsetMs: number;
}

/** Each zone and offset once, whatever the number of its nights. */
function offsetsAtEnd(days: readonly DayEnd[]): ZoneOffset[] {
  const offsets = new Map<string, ZoneOffset>();
  for (const { date, zone } of days) {
    const offsetMs = Date.parse(`${addDays(date, 1)}T00:00:00Z`) - dayRange(date, zone).endMs;
    offsets.set(`${zone} ${offsetMs}`, { zone, offsetMs });
  }
  return [...offsets.values()];
}

/** Days are counted as whole ones since 1970, with the clocks of the zone: both databases divide integers so. */
function passesMidnight(offsetMs: number) {
  const dayOf = (column: string) => sql`(${sql.ref(column)} + cast(${offsetMs} as bigint)) / 86400000`;
  return sql<boolean>`${dayOf('time_entries.ended_at')} > ${dayOf('time_entries.started_at')}`;
}

/** Entries on both sides of a midnight, and some that touch one; `days` are those that something of `finished` began on. */
export async function listNights(finished: EntrySelect, days: readonly DayEnd[]) {
  const late = lateOnes(days);
  if (late.length === 0) return [];
  const rows = await finished
    .where(passesMidnightOf(late))
    .select([
      'time_entries.user_id as userId',
      'time_entries.timesheet_id as sheetId',
      'time_entries.local_date as date',
      'time_entries.zone',
      'time_entries.started_at as startMs',
      'time_entries.ended_at as endMs',
    ])
    .execute();
  return rows.flatMap(({ endMs, ...row }) => (endMs === null ? [] : [{ ...row, endMs }]));
}
export type Night = Awaited<ReturnType<typeof listNights>>[number];
