/** SQL of people whom imports made known. */
import { sql } from 'kysely';
import type { Trx } from '../../../../schema.ts';
import { timeImported } from './imports.events.ts';

/** Where somebody may stand; what they did themselves is in the log, too. */
const personUses = [
  ['time_entries', 'user_id'],
  ['timesheets', 'user_id'],
  ['timer_pulses', 'user_id'],
  ['timer_questions', 'user_id'],
  ['undo_requests', 'user_id'],
  ['activity_blocks', 'user_id'],
  ['ignored_evidence', 'user_id'],
  ['working_times', 'user_id'],
  ['days_off', 'user_id'],
  ['saved_reports', 'user_id'],
  ['coach_sessions', 'user_id'],
  ['requests', 'requested_by'],
  ['scans', 'requested_by'],
  ['findings', 'assignee'],
  ['finding_comments', 'author'],
  ['finding_imports', 'imported_by'],
  ['time_imports', 'imported_by'],
  ['events', 'actor'],
] as const;

/**
 * Takes away whom an import made that is undone by now, and who has nothing here: neither time nor settings of theirs, no
 * act, no change since. Somebody whom a later import gave time goes with the last of them. The log says whom an import made.
 */
export async function deleteUnusedPeople(trx: Trx, organizationId: string): Promise<void> {
  const made = trx
    .selectFrom('time_imports')
    .innerJoin('events as imported', (join) =>
      join
        .onRef('imported.organization_id', '=', 'time_imports.organization_id')
        .onRef('imported.id', '=', 'time_imports.id')
        .on('imported.type', '=', timeImported),
    )
    .innerJoin('events as created', (join) =>
      join
        .onRef('created.organization_id', '=', 'imported.organization_id')
        .onRef('created.seq', '>=', 'imported.first_seq')
        .onRef('created.seq', '<', 'imported.seq')
        .on('created.type', '=', 'user.created'),
    )
    .select('created.id')
    .where('time_imports.organization_id', '=', organizationId)
    .where('time_imports.undone_at', 'is not', null);
  let people = trx
    .deleteFrom('users')
    .where('organization_id', '=', organizationId)
    .where('version', '=', 1)
    .where('id', 'in', made);
  for (const [table, column] of personUses) {
    people = people.where(
      sql<boolean>`not exists (select 1 from ${sql.table(table)} as used where used.${sql.ref(column)} = users.id)`,
    );
  }
  await people.execute();
}
