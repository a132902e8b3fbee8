/** Whose time a sum of a person counts: by the reach that its statements keep to. */
import {
  type CountedOf,
  type CountedTime,
  findCounted,
  type TimeReach,
} from '../../../../domain/figures/counted-time.ts';
import type { TimeOf } from '../../../../domain/figures/figures.ts';
import { isPerson } from '../../../../domain/policy/actor.ts';
import { projectsOf } from '../../../platform/reach/conditions.ts';
import type { Reads } from '../../../platform/reach/reads.ts';

export async function readCounted(
  reads: Reads,
  { userId }: Pick<TimeOf, 'userId'>,
  { projectIds, userIds, isOfSheets = false }: CountedOf,
): Promise<CountedTime> {
  const self = isPerson(reads.actor) ? reads.actor.userId : undefined;
  // Who is named is said already.
  if (userIds?.every((id) => id === self)) return 'everybody';
  const reach = await readReach(reads);
  if (userId !== undefined)
    return reach.isOfAll && !(await isOneOfSeveral(reads, userId)) ? 'everybody' : 'own';
  const isCut = isOfSheets && reads.grantOf('timesheets') !== 'all';
  return isCut ? 'own' : findCounted(reach, { projectIds });
}

export async function readReach(reads: Reads): Promise<TimeReach> {
  const person = isPerson(reads.actor) ? reads.actor : undefined;
  const grant = reads.grantOf('time_entries');
  if (grant === 'all') return { isOfAll: true };
  const isOfProjects = grant === 'lead' || grant === 'member';
  const rows = person && isOfProjects ? await reads.run(projectsOf(person, grant, 'read')) : [];
  return {
    isOfAll: false,
    by: grant === 'lead' ? 'led' : 'joined',
    projectIds: new Set(rows.map(({ project_id }) => project_id)),
  };
}

/** In a practice of one person their own time is everybody's. */
async function isOneOfSeveral(reads: Reads, userId: string): Promise<boolean> {
  const other = await reads
    .whole('users', 'person')
    .select('id')
    .where('id', '!=', userId)
    .where('role', '!=', 'client')
    .executeTakeFirst();
  return other !== undefined;
}
