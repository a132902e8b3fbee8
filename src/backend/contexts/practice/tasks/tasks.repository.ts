/** SQL of tasks beyond the record itself. */
import type { Reads } from '../../../platform/reach/reads.ts';
import type { TaskTable } from './tasks.tables.ts';

export async function hasTimeOn(reads: Reads, { id, project_id }: TaskTable): Promise<boolean> {
  const entry = await reads
    .namesOf('time_entries', ['project_id', [project_id]])
    .select('id')
    .where('task_id', '=', id)
    .limit(1)
    .executeTakeFirst();
  return entry !== undefined;
}
