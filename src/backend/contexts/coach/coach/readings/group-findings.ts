/** Open findings by project or file, from the one count of them; pure. */
import { findingSeverities, type OpenFindingCount } from '../../../../../domain/figures/open-findings.ts';
import type { FindingGroup } from '../../model/practice-readings.ts';

const groupsAtMost = 20;

/** Most findings first; without the names of projects. */
export function groupOpenFindings(
  counts: readonly OpenFindingCount[],
  by: 'project' | 'file',
): readonly Omit<FindingGroup, 'projectName'>[] {
  const groups = Map.groupBy(counts, ({ projectId, path }) =>
    by === 'project' ? projectId : `${projectId}\0${path}`,
  );
  return [...groups.values()]
    .flatMap((own) => {
      const [first] = own;
      return first === undefined ? [] : [toGroup(own, first, by)];
    })
    .sort((one, other) => other.count - one.count || one.worstRank - other.worstRank || byPath(one, other))
    .slice(0, groupsAtMost);
}

function toGroup(own: readonly OpenFindingCount[], first: OpenFindingCount, by: 'project' | 'file') {
  return {
    projectId: first.projectId,
    ...(by === 'file' && { path: first.path }),
    count: own.reduce((sum, { count }) => sum + count, 0),
    worstRank: Math.min(...own.map(({ severity }) => findingSeverities.indexOf(severity))),
  };
}

function byPath(one: { readonly path?: string }, other: { readonly path?: string }): number {
  return (one.path ?? '') < (other.path ?? '') ? -1 : 1;
}
