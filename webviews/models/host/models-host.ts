/** The host side of the page Models and Spending. Keys pass through none of its messages. */

import type { ModelProvider, Spending } from '../../../src/api-client/index.ts';
import { isApiFailure } from '../../../src/pages/failures.ts';
import { loadOrFail } from '../../../src/pages/load-or-fail.ts';
import type { DefinePage } from '../../../src/pages/page-host.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { type ModelsHostMessage, type ModelsViewMessage, modelsViewMessageSchema } from '../messages.ts';
import { askMissingPrices, enterRate } from './enter-amounts.ts';
import { loadModels, modelsResources } from './load-models.ts';
import {
  changeOwnKey,
  changePrivacy,
  type ModelPorts,
  pickAct,
  removeKey,
  removeProvider,
  replaceKey,
  testProvider,
} from './provider-actions.ts';
import { parseCap } from './typed-amounts.ts';

export function defineModels(ports: ModelPorts): DefinePage<ModelsViewMessage, ModelsHostMessage> {
  return (page) => {
    /** Keys and health change without an event. */
    const thenFill = async (act: () => Promise<unknown>): Promise<void> => {
      try {
        await act();
      } finally {
        await page.fill();
      }
    };
    const ofProvider = (id: string, act: (provider: ModelProvider) => Promise<unknown>) =>
      thenFill(async () => act(await getProvider(ports, id)));
    return {
      incoming: modelsViewMessageSchema,
      showsConnection: true,
      watch: modelsResources,
      load: () =>
        loadOrFail(ports, 'Models and Spending', () =>
          loadModels(ports, ports.locale, ports.keys.server?.host),
        ),
      on: {
        ready: () => page.fill(),
        refresh: () => page.fill(),
        setUp: ({ preset }) => thenFill(() => ports.runCommand('vireo.addModelProvider', preset)),
        replaceKey: ({ id }) => ofProvider(id, (provider) => replaceAndTest(ports, provider)),
        ownKey: ({ id }) => ofProvider(id, (provider) => enterOwnKey(ports, provider)),
        more: ({ id }) => ofProvider(id, (provider) => actOn(ports, provider)),
        enterPrice: ({ id }) => thenFill(() => askMissingPrices(ports, id)),
        enterRate: () => thenFill(() => enterRate(ports)),
        saveCap: async (message) => {
          const answer = await saveCap(ports, message);
          await page.send(answer);
          if (answer.type === 'saved') await page.fill();
        },
      },
    };
  };
}

async function getProvider({ backend }: PagePorts, id: string): Promise<ModelProvider> {
  return await backend.ask((api, options) => api.getModelProvider({ ...options, path: { id } }));
}

async function replaceAndTest(ports: ModelPorts, provider: ModelProvider): Promise<void> {
  if (await replaceKey(ports, provider)) await testProvider(ports, provider);
}

async function enterOwnKey(ports: ModelPorts, provider: ModelProvider): Promise<void> {
  if (await changeOwnKey(ports, provider)) await testProvider(ports, provider);
}

async function actOn(ports: ModelPorts, provider: ModelProvider): Promise<void> {
  const act = await pickAct(ports, provider);
  if (act === 'test') await testProvider(ports, provider);
  if (act === 'replaceKey') await replaceAndTest(ports, provider);
  if (act === 'removeKey') await removeKey(ports, provider.id, 'organization');
  if (act === 'privacy') await changePrivacy(ports, provider);
  if (act === 'remove') await removeProvider(ports, provider);
}

type SaveCap = Extract<ModelsViewMessage, { readonly type: 'saveCap' }>;

/** Read in the currency that is shown by now; what cannot be read, or is refused, is told below the field. */
async function saveCap(
  { backend, t }: PagePorts,
  { scope, targetId, typed }: SaveCap,
): Promise<ModelsHostMessage> {
  const { rate }: Spending = await backend.ask((api, options) => api.getSpending(options));
  const of = { scope, targetId };
  const microUsd = typed.trim() === '' ? null : parseCap(typed, rate ?? undefined);
  if (microUsd === undefined) {
    const text = t('Enter an amount of {0}, such as 2.50.', rate?.currency ?? 'USD');
    return { type: 'refused', ...of, text };
  }
  try {
    await backend.ask((api, options) => api.putSpendCap({ ...options, body: { ...of, microUsd } }));
    return { type: 'saved', ...of };
  } catch (error) {
    if (!isApiFailure(error) || error.code === 'cancelled') throw error;
    return { type: 'refused', ...of, text: error.message };
  }
}
