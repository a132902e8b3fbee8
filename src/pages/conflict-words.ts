/** Both versions of an entry that was changed elsewhere meanwhile, in a sentence; pure. */
import { listDifferences, type RecordConflict } from '../domain/record-conflict.ts';
import type { Translate } from './words.ts';

const fields = ['startedAt', 'endedAt', 'projectId', 'taskId', 'note', 'billable', 'tags'];

/** Undefined when the two do not differ in what a person sees. */
export function describeConflict(conflict: RecordConflict, t: Translate): string | undefined {
  const sides = listDifferences(conflict, fields).map(({ field, current, sent }) =>
    isId(current) || isId(sent)
      ? t('{0}: another one now than with you.', labelOf(field, t))
      : t('{0}: {1} now, {2} with you.', labelOf(field, t), show(current, t), show(sent, t)),
  );
  return sides.length === 0 ? undefined : sides.join(' ');
}

function labelOf(field: string, t: Translate): string {
  const labels: Readonly<Record<string, string>> = {
    startedAt: t('Start'),
    endedAt: t('End'),
    projectId: t('Project'),
    taskId: t('Task'),
    note: t('Note'),
    billable: t('billable'),
    tags: t('Tags'),
  };
  return labels[field] ?? field;
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const isId = (value: unknown) => typeof value === 'string' && /^[\da-f]{8}-[\da-f-]{27}$/.test(value);

function show(value: unknown, t: Translate): string {
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.join(', ');
  if (typeof value !== 'string' || value === '') return '–';
  return instant.test(value)
    ? new Date(value).toLocaleString([], { dateStyle: 'short', timeStyle: 'short' })
    : `“${value}”`;
}
