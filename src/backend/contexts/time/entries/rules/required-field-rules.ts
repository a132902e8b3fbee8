/** Fields that the practice, a client or a project asks for, and how a missing one is told. */
import {
  findMissingFields,
  nameFields,
  type RequirableField,
} from '../../../../../domain/required-fields.ts';
import { text } from '../../../../../words/text.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import type { TimeEntryRow } from '../time-entries.repository.ts';
import type { EntryWarning } from '../time-entries.schema.ts';
import type { RuledChange } from './day-limit-rules.ts';

const wireNames: Readonly<Record<RequirableField, string>> = { note: 'note', task: 'taskId', tag: 'tags' };

function missingOf(row: TimeEntryRow, required: readonly RequirableField[]): readonly RequirableField[] {
  const { note, task_id: taskId, tags } = row;
  return findMissingFields(required, { note, taskId, tags: JSON.parse(tags) });
}

/**
 * What is missing, to be told. A change is refused for what it takes away alone: an entry that the timer left without
 * a note can have its times mended before somebody writes one.
 * @throws ApiError `invalid` when a field is missing that the write could have given, unless the caller is `lenient`
 */
export function checkRequiredFields(
  { before, after, rules }: RuledChange,
  lenient: boolean,
): readonly EntryWarning[] {
  const { requiredFields } = rules.rules;
  const missing = missingOf(after, requiredFields);
  const sameProject = before?.project_id === after.project_id;
  const known = before !== undefined && sameProject ? missingOf(before, requiredFields) : [];
  const fresh = missing.filter((field) => !known.includes(field));
  if (fresh.length > 0 && !lenient) {
    const details = fresh.map((field) => ({ field: wireNames[field], issue: 'is required here' }));
    throw new ApiError('invalid', text`Time on this project needs ${nameFields(fresh)}.`, details);
  }
  return missing.map((field) => ({
    code: 'field_missing',
    message: String(
      text`Time on this project needs ${nameFields([field])}: the week cannot be submitted without.`,
    ),
    field: wireNames[field],
  }));
}
