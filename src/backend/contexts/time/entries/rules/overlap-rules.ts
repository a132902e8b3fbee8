/** Entries of a person that share time: which of them a write is judged by, and what the policy makes of them. */
import { judgeOverlap, sharesMore } from '../../../../../domain/intervals.ts';
import { text } from '../../../../../words/text.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { ProjectTimeRules } from '../../../account/model/time-rule-fields.ts';
import { listOverlapping, type TimeEntryRow } from '../time-entries.repository.ts';
import { toInterval } from './crop-rules.ts';

interface Move {
  /** Undefined: what shares time with it shares it newly. */
  readonly before: TimeEntryRow | undefined;
  readonly after: TimeEntryRow;
  readonly now: number;
}

export interface Neighbours {
  /** The write shares no time with them that was not shared before. */
  readonly known: readonly TimeEntryRow[];
  readonly fresh: readonly TimeEntryRow[];
}

/**
 * A note that is corrected must neither take time from anybody nor be refused for what shares time already, as an import or
 * an earlier rule left it; nor must an entry that is shortened, in as many steps as it takes.
 */
export async function findNeighbours(reads: Reads, { before, after, now }: Move): Promise<Neighbours> {
  const neighbours = await listOverlapping(reads, after, now);
  const isFresh = (row: TimeEntryRow) =>
    before === undefined ||
    sharesMore(toInterval(row), { before: toInterval(before), after: toInterval(after) });
  return { known: neighbours.filter((row) => !isFresh(row)), fresh: neighbours.filter(isFresh) };
}

/** @throws ApiError `entry_overlaps` where the policy refuses what they share */
export function judgeNeighbours(
  row: TimeEntryRow,
  neighbours: readonly TimeEntryRow[],
  { rules }: ProjectTimeRules,
): void {
  const verdict = judgeOverlap(toInterval(row), neighbours.map(toInterval), rules.overlapPolicy);
  if (!verdict.saved) {
    throw new ApiError(
      'entry_overlaps',
      text`The entry shares time with ${verdict.overlapping.length} other(s), and the practice refuses that.`,
      [{ field: 'startedAt', issue: text`shares time with ${verdict.overlapping.join(', ')}` }],
    );
  }
}

/** Ids of those that share time with a row that is kept anyway. */
export function listOverlapsOf(
  row: TimeEntryRow,
  neighbours: readonly TimeEntryRow[],
  { rules }: ProjectTimeRules,
): readonly string[] {
  return judgeOverlap(toInterval(row), neighbours.map(toInterval), rules.overlapPolicy).overlapping;
}
