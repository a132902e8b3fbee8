/** The practice itself: the records begin with one. */
import type { Organization } from '../../api-client/index.ts';
import type { PagePorts } from '../page-ports.ts';

/** @throws where the records have none */
export async function requireOrganization({ backend }: Pick<PagePorts, 'backend'>): Promise<Organization> {
  const [organization] = (await backend.ask((api, options) => api.listOrganizations(options))).items;
  if (organization === undefined) throw new Error('The records name no practice.');
  return organization;
}
