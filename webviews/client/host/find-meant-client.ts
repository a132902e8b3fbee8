/** Before a client is added: whether one of a similar name is meant. */
import type { Client } from '../../../src/api-client/index.ts';
import { areOtherVatIds } from '../../../src/domain/identifiers/other-vat-ids.ts';
import { ifMatch } from '../../../src/pages/if-match.ts';
import { askLookAlike } from '../../../src/pages/look-alikes/ask-look-alike.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { joinFacts, tellClientsApart } from '../../../src/pages/practice/told-apart.ts';

/** More than a person compares. */
const mostOffered = 5;

/** One of another VAT ID is not asked about. An archived one is restored. Undefined: none is meant; `left` where the user turned away. */
export async function findMeantClient(
  ports: Pick<PagePorts, 'ask' | 'backend' | 'locale' | 't'>,
  { name, vatId }: { readonly name: string; readonly vatId: string },
): Promise<Client | 'left' | undefined> {
  const { backend, locale, t } = ports;
  const query = { like: name, limit: mostOffered };
  const { items } = await backend.ask((api, options) => api.listClients({ ...options, query }));
  const like = items.filter((client) => !areOtherVatIds(client.vatId, vatId));
  const apart = tellClientsApart(like, { t, locale });
  const answer = await askLookAlike(ports, {
    name,
    like,
    icon: 'organization',
    tell: (client) => joinFacts(client.address?.city, apart.get(client)),
  });
  if (answer === undefined) return 'left';
  return answer === 'create' ? undefined : await restore(ports, answer.use);
}

async function restore({ backend }: Pick<PagePorts, 'backend'>, client: Client): Promise<Client> {
  if (client.archivedAt === null) return client;
  const request = { path: { id: client.id }, headers: ifMatch(client), body: { archived: false } };
  return await backend.ask((api, options) => api.patchClient({ ...options, ...request }));
}
