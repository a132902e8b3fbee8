/** The host side of the page Models and Spending; a bundle of its own. Keys pass through none of its messages. */

import {
  type ModelsHostMessage,
  type ModelsViewMessage,
  modelsViewMessageSchema,
} from '../../../../webviews/models/messages.ts';
import type { ModelProvider, Spending } from '../../../api-client/index.ts';
import { runCommand } from '../../platform/commands.ts';
import { isApiFailure } from '../../platform/failures.ts';
import { userLocale } from '../../platform/l10n.ts';
import { hostPage } from '../../platform/pages/host-page.ts';
import { loadOrFail } from '../../platform/pages/load-or-fail.ts';
import type { DefinePage } from '../../platform/pages/page-host.ts';
import type { ShownPage } from '../../platform/pages/shown-page.ts';
import type { Services } from '../../platform/services.ts';
import { askMissingPrices, enterRate } from './enter-amounts.ts';
import { loadModels, modelsResources } from './load-models.ts';
import { changePrivacy, pickAct, removeProvider, replaceKey, testProvider } from './provider-actions.ts';
import { parseCap } from './typed-amounts.ts';

export function attachModelsPanel(services: Services, shown: ShownPage): void {
  hostPage(services, shown, defineModels(services));
}

function defineModels(services: Services): DefinePage<ModelsViewMessage, ModelsHostMessage> {
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
      thenFill(async () => act(await getProvider(services, id)));
    return {
      incoming: modelsViewMessageSchema,
      showsConnection: true,
      watch: modelsResources,
      load: () => loadOrFail(services, 'Models and Spending', () => loadModels(services, userLocale())),
      on: {
        ready: () => page.fill(),
        refresh: () => page.fill(),
        setUp: ({ preset }) => thenFill(() => runCommand('vireo.addModelProvider', preset)),
        replaceKey: ({ id }) => ofProvider(id, (provider) => replaceAndTest(services, provider)),
        more: ({ id }) => ofProvider(id, (provider) => actOn(services, provider)),
        enterPrice: ({ id }) => thenFill(() => askMissingPrices(services, id)),
        enterRate: () => thenFill(() => enterRate(services)),
        saveCap: async (message) => {
          const answer = await saveCap(services, message);
          await page.send(answer);
          if (answer.type === 'saved') await page.fill();
        },
      },
    };
  };
}

async function getProvider({ backend }: Services, id: string): Promise<ModelProvider> {
  return await backend.ask((api, options) => api.getModelProvider({ ...options, path: { id } }));
}

async function replaceAndTest(services: Services, provider: ModelProvider): Promise<void> {
  if (await replaceKey(services, provider)) await testProvider(services, provider);
}

async function actOn(services: Services, provider: ModelProvider): Promise<void> {
  const act = await pickAct(services, provider);
  if (act === 'test') await testProvider(services, provider);
  if (act === 'replaceKey') await replaceAndTest(services, provider);
  if (act === 'privacy') await changePrivacy(services, provider);
  if (act === 'remove') await removeProvider(services, provider);
}

type SaveCap = Extract<ModelsViewMessage, { readonly type: 'saveCap' }>;

/** Read in the currency that is shown by now; what cannot be read, or is refused, is told below the field. */
async function saveCap(
  { backend, t }: Services,
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
