/** SQL of time that no timesheet holds: scoped by organization, and by user where the caller reaches only their own. */
import { sql } from 'kysely';
import type { LooseDay, LooseList } from '../../../../domain/figures/figures.ts';
import type { Days } from '../../../../domain/figures/worked-time.ts';
import type { Scope } from '../../../../domain/policy/scope.ts';
import { within } from '../../../platform/within.ts';
import type { Db } from '../../../schema.ts';

/** Finished, and in no timesheet; the person's index begins with the user. */
function loose(db: Db, scope: Scope, { from, to }: Days) {
  return db
    .selectFrom('time_entries')
    .where(within(scope, 'time_entries'))
    .where('time_entries.seconds', 'is not', null)
    .where('time_entries.timesheet_id', 'is', null)
    .where('time_entries.local_date', '>=', from)
    .where('time_entries.local_date', '<=', to);
}

export async function listLooseIds(db: Db, scope: Scope, { period, limit }: LooseList): Promise<string[]> {
  const rows = await loose(db, scope, period)
    .select('time_entries.id')
    .orderBy('time_entries.started_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

export async function sumLooseDays(db: Db, scope: Scope, period: Days): Promise<LooseDay[]> {
  const rows = await loose(db, scope, period)
    .select(['time_entries.local_date as localDate', sql<number>`sum(time_entries.seconds)`.as('seconds')])
    .groupBy('time_entries.local_date')
    .orderBy('time_entries.local_date', 'desc')
    .execute();
  return rows.map(({ localDate, seconds }) => ({ localDate, seconds: Number(seconds) }));
}
