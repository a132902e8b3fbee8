/** Rules of time of the practice and of a client, as a list of fields. */
import type { Client } from '../../../api-client/index.ts';
import { requireOrganization } from '../../../pages/practice/load-organization.ts';
import type { Services } from '../../platform/services.ts';
import { editFields } from './edit-fields.ts';
import { overrideRuleFields, ownRuleFields } from './time-rule-fields.ts';

export async function editOwnRules(services: Services): Promise<void> {
  const { backend, t } = services;
  const { id, zone } = await requireOrganization(services);
  await editFields(services, {
    title: t('Time Rules'),
    load: async () => ownRuleFields(await requireOrganization(services), { t, zone }),
    save: (body) => backend.ask((api, options) => api.patchOrganization({ ...options, path: { id }, body })),
  });
}

export async function editClientRules(
  services: Services,
  { id, name }: Pick<Client, 'id' | 'name'>,
): Promise<void> {
  const { backend, t } = services;
  const practice = await requireOrganization(services);
  const path = { id };
  await editFields(services, {
    title: `${name}: ${t('Time Rules')}`,
    load: async () => {
      const client = await backend.ask((api, options) => api.getClient({ ...options, path }));
      const ports = { t, zone: practice.zone, inherited: t('As in your details'), above: practice };
      return overrideRuleFields(client, ports);
    },
    save: (body) => backend.ask((api, options) => api.patchClient({ ...options, path, body })),
  });
}
