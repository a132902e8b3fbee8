/** SQL of what the rows of reports are called: scoped by organization. */
import type { Reader } from '../../../schema.ts';

/** Every project of the organization with its client; archived ones too, since their time counts. */
export async function listProjectNames(db: Reader, organizationId: string) {
  return await db
    .selectFrom('projects')
    .innerJoin('clients', 'clients.id', 'projects.client_id')
    .select(['projects.id', 'projects.name', 'clients.id as clientId', 'clients.name as clientName'])
    .where('projects.organization_id', '=', organizationId)
    .execute();
}

export async function listUserNames(db: Reader, organizationId: string) {
  return await db
    .selectFrom('users')
    .select(['id', 'name'])
    .where('organization_id', '=', organizationId)
    .execute();
}
