/** SQL of time that no timesheet holds. */
import { sql } from 'kysely';
import type { LooseDay, LooseList } from '../../../../domain/figures/figures.ts';
import type { Days } from '../../../../domain/figures/worked-time.ts';
import type { TimeRows } from './time-rows.ts';

/** Finished, and in no timesheet; the person's index begins with the user. */
function loose({ entries }: TimeRows, { from, to }: Days) {
  return entries
    .where('time_entries.seconds', 'is not', null)
    .where('time_entries.timesheet_id', 'is', null)
    .where('time_entries.local_date', '>=', from)
    .where('time_entries.local_date', '<=', to);
}

export async function listLooseIds(time: TimeRows, { period, limit }: LooseList): Promise<string[]> {
  const rows = await loose(time, period)
    .select('time_entries.id')
    // The days first: so the index gives the latest, and only those of a day are sorted.
    .orderBy('time_entries.local_date', 'desc')
    .orderBy('time_entries.started_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

export async function sumLooseDays(time: TimeRows, period: Days): Promise<LooseDay[]> {
  const rows = await loose(time, period)
    .select(['time_entries.local_date as localDate', sql<number>`sum(time_entries.seconds)`.as('seconds')])
    .groupBy('time_entries.local_date')
    .orderBy('time_entries.local_date', 'desc')
    .execute();
  return rows.map(({ localDate, seconds }) => ({ localDate, seconds: Number(seconds) }));
}
