/** Before a client is added: whether one of a similar name is meant. */
import type { Client } from '../../../../api-client/index.ts';
import { areOtherVatIds } from '../../../../domain/identifiers/other-vat-ids.ts';
import { ifMatch } from '../../../platform/if-match.ts';
import { userLocale } from '../../../platform/l10n.ts';
import { askLookAlike } from '../../../platform/look-alikes/ask-look-alike.ts';
import { joinFacts, tellClientsApart } from '../../../platform/practice/told-apart.ts';
import type { Services } from '../../../platform/services.ts';

/** More than a person compares. */
const mostOffered = 5;

/** One of another VAT id is not asked about. An archived one is restored. Undefined: none is meant; `left` where the user turned away. */
export async function findMeantClient(
  services: Services,
  { name, vatId }: { readonly name: string; readonly vatId: string },
): Promise<Client | 'left' | undefined> {
  const { backend, t } = services;
  const query = { like: name, limit: mostOffered };
  const { items } = await backend.ask((api, options) => api.listClients({ ...options, query }));
  const like = items.filter((client) => !areOtherVatIds(client.vatId, vatId));
  const apart = tellClientsApart(like, { t, locale: userLocale() });
  const answer = await askLookAlike(services, {
    name,
    like,
    icon: 'organization',
    tell: (client) => joinFacts(client.address?.city, apart.get(client)),
  });
  if (answer === undefined) return 'left';
  return answer === 'create' ? undefined : await restore(services, answer.use);
}

async function restore({ backend }: Services, client: Client): Promise<Client> {
  if (client.archivedAt === null) return client;
  const request = { path: { id: client.id }, headers: ifMatch(client), body: { archived: false } };
  return await backend.ask((api, options) => api.patchClient({ ...options, ...request }));
}
