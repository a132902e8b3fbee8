/** Both versions of what was changed by somebody else meanwhile, a line for each field that differs. */
import { listDifferences, type RecordConflict } from '../../domain/record-conflict.ts';

const fields = ['startedAt', 'endedAt', 'zone', 'projectId', 'taskId', 'note', 'billable', 'tags'];

/** Lines that begin with a line break; empty where nothing that a person sees differs. */
export function describeConflict(conflict: RecordConflict): string {
  return listDifferences(conflict, fields)
    .map(
      ({ field, current, sent }) =>
        `\n  ${field}: now ${JSON.stringify(current)}, yours ${JSON.stringify(sent)}`,
    )
    .join('');
}
