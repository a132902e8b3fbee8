/** What of a week differs from what was submitted before; pure. */
import { isDeepStrictEqual } from 'node:util';
import type { SnapshotEntry, TimesheetDifferences } from './approval.schema.ts';

export type EntryDifferences = Pick<TimesheetDifferences, 'added' | 'removed' | 'changed'>;

export const noDifferences: EntryDifferences = { added: [], removed: [], changed: [] };

/**
 * Names of projects and clients may change without a change of time, tags their order. Where one of the two submissions is
 * older than the keeping of tags, they are the same.
 */
function isSame(one: SnapshotEntry, other: SnapshotEntry): boolean {
  const withTags = one.tags !== undefined && other.tags !== undefined;
  const [facts, others] = [one, other].map(
    ({ projectName: _project, clientName: _client, tags = [], ...rest }) => ({
      ...rest,
      tags: withTags ? tags.toSorted() : [],
    }),
  );
  return isDeepStrictEqual(facts, others);
}

/** Entries that are there now, each in order of now, and of before those that are gone. */
export function compareEntries(
  before: readonly SnapshotEntry[],
  now: readonly SnapshotEntry[],
): EntryDifferences {
  const [old, current] = [before, now].map((entries) => new Map(entries.map((entry) => [entry.id, entry])));
  return {
    added: now.filter(({ id }) => old?.has(id) !== true),
    removed: before.filter(({ id }) => current?.has(id) !== true),
    changed: now.flatMap((after) => {
      const was = old?.get(after.id);
      return was === undefined || isSame(was, after) ? [] : [{ before: was, after }];
    }),
  };
}

export function countDifferences({ added, removed, changed }: EntryDifferences): number {
  return added.length + removed.length + changed.length;
}
