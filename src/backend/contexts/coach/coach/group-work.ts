/** Worked time of projects as the coach lists it: by project, or added up by client. */
import type { WorkedProject } from '../../../../domain/figures/figures.ts';
import type { WorkGroup } from '../model/practice-data.ts';

/** Most time first. */
export function groupWork(
  projects: readonly WorkedProject[],
  by: 'project' | 'client',
): readonly WorkGroup[] {
  return by === 'project'
    ? projects.map(({ clientId: _clientId, ...project }) => project)
    : byClient(projects).toSorted((one, other) => other.seconds - one.seconds);
}

function byClient(projects: readonly WorkedProject[]): readonly WorkGroup[] {
  return [...Map.groupBy(projects, ({ clientId }) => clientId)].map(([id, same]) => ({
    id,
    name: same[0]?.clientName ?? '',
    seconds: same.reduce((sum, { seconds }) => sum + seconds, 0),
    entries: same.reduce((sum, { entries }) => sum + entries, 0),
  }));
}
