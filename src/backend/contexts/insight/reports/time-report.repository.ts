/** SQL of what reports name beside the sums: scoped by organization, and by user where the caller reaches only their own. */
import type { Scope } from '../../../../domain/policy/scope.ts';
import type { Reader } from '../../../schema.ts';
import { begunOn, type EntryFilter, selectEntries } from '../../time/model/entry-filter.ts';

export interface ReportScope {
  readonly scope: Scope;
  readonly from: string;
  readonly to: string;
  readonly filter: EntryFilter;
}

/** Finished entries of the period. */
function finished(db: Reader, { scope, filter, from, to }: ReportScope) {
  return begunOn(selectEntries(db, scope, filter), { from, to }).where(
    'time_entries.seconds',
    'is not',
    null,
  );
}

/** Local date of the earliest entry in scope: one look at the end of an index; undefined without one. */
export async function findFirstDate(db: Reader, scope: Scope): Promise<string | undefined> {
  const first = await selectEntries(db, scope, {})
    .select('time_entries.local_date')
    .orderBy('time_entries.started_at')
    .limit(1)
    .executeTakeFirst();
  return first?.local_date;
}

/** Whose entries began in the period. */
export async function listBeginners(db: Reader, asked: ReportScope): Promise<string[]> {
  const rows = await finished(db, asked)
    .select('time_entries.user_id')
    .distinct()
    .orderBy('time_entries.user_id')
    .execute();
  return rows.map(({ user_id }) => user_id);
}

export async function listTaskNames(db: Reader, organizationId: string) {
  return await db
    .selectFrom('tasks')
    .select(['id', 'name'])
    .where('organization_id', '=', organizationId)
    .execute();
}
