/** SQL of what the rows of reports are called: all of the organization. */
import type { Reads } from '../../../platform/reach/reads.ts';

/** Every project of the organization with its client; archived ones too, since their time counts. */
export async function listProjectNames(reads: Reads) {
  return await reads
    .whole('projects', 'time is told by its project, archived or not')
    .innerJoin(
      'clients',
      reads.joinWhole('clients', 'a project is told with its client', ['id', 'projects.client_id']),
    )
    .select(['projects.id', 'projects.name', 'clients.id as clientId', 'clients.name as clientName'])
    .execute();
}

export async function listNamesOfPeople(reads: Reads) {
  return await reads.whole('users', 'time is told by whose it is').select(['id', 'name']).execute();
}
