/** What people, or the tools that they run, have dismissed of what a run has in sight: the port by which other slices ask. */
import type { DismissalsAnswer } from '../../../../contract/work/work-asks.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { listOfSource } from './findings.repository.ts';
import { type BroughtFindings, matchFindings } from './match-findings.ts';

export type FindingsInSight = Pick<
  BroughtFindings,
  'projectId' | 'source' | 'isOwn' | 'findings' | 'hasRead'
>;

/** By the very rules by which the run will be kept: in a function with another name, in a file that was moved. */
export async function findDismissals(reads: Reads, inSight: FindingsInSight): Promise<DismissalsAnswer> {
  const rows = await listOfSource(reads, inSight);
  if (rows.every(({ state }) => state !== 'dismissed')) return [];
  const { matches } = matchFindings(rows, inSight);
  return matches.flatMap(({ row, finding: { path, fingerprint } }) =>
    row.state === 'dismissed' ? [{ path, fingerprint, reason: row.reason ?? '' }] : [],
  );
}
