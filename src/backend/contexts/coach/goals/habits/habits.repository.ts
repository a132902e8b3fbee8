/** SQL of the ticks of habits, by first days of their periods: each person reads and changes their own. */
import { habitPeriods } from '../../../../../domain/goals/habits.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { Writes } from '../../../../platform/reach/writes.ts';
import type { HabitTable } from '../goals.tables.ts';

export type HabitRow = HabitTable;

const firstDayOf = ({ rhythm }: HabitRow, date: string): string =>
  habitPeriods(rhythm, date, 1)[0]?.from ?? date;

export async function listTicks(reads: Reads, { id }: HabitRow): Promise<ReadonlySet<string>> {
  const rows = await reads.from('habit_ticks').select('first_day').where('habit_id', '=', id).execute();
  return new Set(rows.map(({ first_day }) => first_day));
}

/** Of the periods that hold these dates. */
export async function setTicks(
  writes: Writes,
  row: HabitRow,
  { dates, isKept }: { readonly dates: readonly string[]; readonly isKept: boolean },
): Promise<void> {
  const { id, organization_id } = row;
  for (const first_day of new Set(dates.map((date) => firstDayOf(row, date)))) {
    await writes
      .remove('habit_ticks')
      .where('habit_id', '=', id)
      .where('first_day', '=', first_day)
      .execute();
    if (isKept) await writes.insert('habit_ticks', { habit_id: id, organization_id, first_day }).execute();
  }
}

export async function deleteTicks(writes: Writes, { id }: HabitRow): Promise<void> {
  await writes.remove('habit_ticks').where('habit_id', '=', id).execute();
}
