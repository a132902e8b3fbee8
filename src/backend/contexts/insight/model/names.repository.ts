/** SQL of what the rows of reports are called: all of the organization. */
import type { Reads } from '../../../platform/reach/reads.ts';

/** Every project of the organization with its client; archived ones too, since their time counts. */
export async function listProjectNames(reads: Reads) {
  return await reads
    .whole('projects', 'names')
    .innerJoin(...reads.named('clients', ['id', 'projects.client_id']))
    .select(['projects.id', 'projects.name', 'clients.id as clientId', 'clients.name as clientName'])
    .execute();
}

export async function listNamesOfPeople(reads: Reads) {
  return await reads.whole('users', 'names').select(['id', 'name']).execute();
}

export async function listTaskNames(reads: Reads) {
  return await reads.whole('tasks', 'names').select(['id', 'name']).execute();
}

export async function listClientNames(reads: Reads): Promise<ReadonlyMap<string, string>> {
  const rows = await reads.whole('clients', 'names').select(['id', 'name']).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
