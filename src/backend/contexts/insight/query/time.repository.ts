/** SQL of single entries, in the order that a question asks for. */
import type { TimeOf } from '../../../../domain/figures/figures.ts';
import type { WorkCondition } from '../../../../domain/query/conditions.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { begunOn, filterEntries } from '../../time/model/entry-filter.ts';
import type { EntryRecord } from '../model/query/answers.ts';
import { workConditions } from '../model/work-conditions.ts';
import type { RecordsAsked } from './query.ts';

export interface EntriesAsked extends RecordsAsked {
  readonly of: TimeOf;
  readonly conditions: readonly WorkCondition[];
}

/** Finished ones that began on the days of the period. */
export async function listEntryRecords(
  reads: Reads,
  { of: { userId }, conditions, period, order, isDescending, limit }: EntriesAsked,
): Promise<EntryRecord[]> {
  const entries = reads.from('time_entries');
  const own = userId === undefined ? entries : entries.where('time_entries.user_id', '=', userId);
  const select = begunOn(
    filterEntries(reads, {
      entries: own,
      filter: {},
      conditions: workConditions(reads, conditions),
    }),
    period ?? {},
  );
  const direction = isDescending ? 'desc' : 'asc';
  const rows = await select
    .where('time_entries.seconds', 'is not', null)
    .innerJoin(...reads.named('projects', ['id', 'time_entries.project_id']))
    .innerJoin(...reads.named('clients', ['id', 'projects.client_id']))
    .select([
      'time_entries.id',
      'projects.name as projectName',
      'clients.name as clientName',
      'time_entries.note',
      'time_entries.started_at as startedAt',
      'time_entries.ended_at as endedAt',
      'time_entries.zone',
      'time_entries.local_date as date',
      'time_entries.seconds',
    ])
    .$if(order === 'value', (some) => some.orderBy('time_entries.seconds', direction))
    .orderBy('time_entries.started_at', direction)
    .orderBy('time_entries.id', direction)
    .limit(limit)
    .execute();
  return rows.map(({ seconds, endedAt, ...row }) => ({
    kind: 'entry',
    ...row,
    endedAt: endedAt ?? row.startedAt,
    seconds: seconds ?? 0,
  }));
}
