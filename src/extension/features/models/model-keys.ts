/**
 * Keys of providers: the editor's secret storage keeps them, the backend has them in memory while it runs. A key is kept
 * with the origin of the address that it was given for, and handed over for that one alone.
 */

import { listProviders } from '../../../../webviews/models/host/load-models.ts';
import { type KeyServer, type ModelKeys, putKey } from '../../../../webviews/models/host/provider-actions.ts';
import type { ModelProvider } from '../../../api-client/index.ts';
import { isSecretsUnreadable } from '../../../pages/secrets-unreadable.ts';
import { readSecret } from '../../platform/secrets/read-secret.ts';
import type { Services } from '../../platform/services.ts';
import { hasKeysFlag } from '../code-hosts/index.ts';

type Ports = Pick<Services, 'context' | 'backend' | 't'>;

const secretOf = (providerId: string): string => `vireo.modelKey.${providerId}`;

export async function storeKey(
  { context }: Pick<Services, 'context'>,
  { id, baseUrl }: Pick<ModelProvider, 'id' | 'baseUrl'>,
  key: string,
): Promise<void> {
  await context.globalState.update(hasKeysFlag, true);
  await context.secrets.store(secretOf(id), JSON.stringify({ origin: new URL(baseUrl).origin, key }));
}

export async function forgetKey({ context }: Pick<Services, 'context'>, providerId: string): Promise<void> {
  await context.secrets.delete(secretOf(providerId));
}

/** In the secret storage of this editor where no server keeps them. */
export function editorKeys(services: Pick<Services, 'context'>, server: KeyServer | undefined): ModelKeys {
  return {
    server,
    store: (provider, key) => storeKey(services, provider, key),
    forget: (id) => forgetKey(services, id),
  };
}

async function findKey(services: Ports, { id, baseUrl }: ModelProvider): Promise<string | undefined> {
  const { origin, key } = parseSecret(await readSecret(services, secretOf(id)));
  return typeof key === 'string' && origin === new URL(baseUrl).origin ? key : undefined;
}

/** What is of no form that is known is no key: the page then asks for one. */
function parseSecret(text: string | undefined): { readonly origin?: unknown; readonly key?: unknown } {
  try {
    return Object(JSON.parse(text ?? '{}'));
  } catch {
    return {};
  }
}

/** Gives the backend every key that it lacks and the editor has. One that it refuses keeps none of the others back. @throws SecretsUnreadable */
export async function handOverKeys(services: Ports & Pick<Services, 'log'>): Promise<void> {
  const lacking = (await listProviders(services)).filter(({ key }) => key === 'missing');
  let unreadable: unknown;
  for (const provider of lacking) {
    try {
      const key = await findKey(services, provider);
      if (key !== undefined) await putKey(services, provider.id, { for: 'organization', key });
    } catch (error) {
      if (isSecretsUnreadable(error)) unreadable = error;
      // Without the error: what is said of a refused request may repeat its body.
      services.log.warn(`The key of ${provider.title} could not be handed over.`);
    }
  }
  if (unreadable !== undefined) throw unreadable;
}
