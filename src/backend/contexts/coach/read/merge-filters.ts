/** What is said of a field now beside what was said of it in the question before. */
import type { Filter } from '../../../../domain/query/frame.ts';

/** It takes its place; another client leaves the project before it. `isNamed`: clients or projects are asked for by name. */
export function mergeFilters(
  before: readonly Filter[],
  changes: readonly Filter[],
  isNamed: boolean,
): readonly Filter[] {
  const kept = before.filter((old) => {
    const isOfName = (old.field === 'client' || old.field === 'project') && old.is;
    return !(isNamed && isOfName) && !changes.some((change) => replaces(change, old));
  });
  const said = new Set(kept.map((filter) => JSON.stringify(filter)));
  return [...kept, ...changes.filter((change) => !said.has(JSON.stringify(change)))];
}

const ofValues: ReadonlySet<string> = new Set([
  'client',
  'project',
  'task',
  'person',
  'weekday',
  'tag',
  'text',
  'within',
  'sheet',
]);

/** Values that are left out stay left out, and leave those that were asked for: "on weekends", "not on Sundays". */
function replaces(change: Filter, old: Filter): boolean {
  if (change.field !== old.field) return false;
  if (change.field === 'invoice' && old.field === 'invoice')
    return (
      change.condition === old.condition || (change.condition === 'paidLate' && old.condition === 'paid')
    );
  const isLeftOut = 'is' in change && !change.is && ofValues.has(change.field);
  return !isLeftOut || isOfSameRecord(change, old);
}

/** "Without Acme" after "for Acme". */
function isOfSameRecord(change: Filter, old: Filter): boolean {
  if (!('values' in change) || !('values' in old) || !old.is) return false;
  const ids = new Set(old.values.map(({ id }) => id));
  return change.values.some(({ id }) => ids.has(id));
}
