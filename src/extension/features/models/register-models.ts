/** Models: their keys, setting one up, and the page Models and Spending. Everything else is a bundle of its own. */

import type { Disposable } from '../../../pages/disposables.ts';
import { registerCommand, registerRecordCommand } from '../../platform/commands.ts';
import { registerSinglePanel } from '../../platform/pages/single-panel.ts';
import { tellUnreadableOnce } from '../../platform/secrets/tell-unreadable.ts';
import type { Services } from '../../platform/services.ts';
import { readSetting } from '../../platform/settings.ts';
import { refreshModels } from './index.ts';
import { watchModels } from './watch-models.ts';

export function registerModels(services: Services): Disposable {
  const panel = registerSinglePanel(services, {
    type: 'vireo.models',
    view: 'models',
    title: services.t('Models and Spending'),
    icon: 'credit-card',
    load: async () => {
      const { attachModelsPanel } = await import('./models-panel.ts');
      return (opened) => attachModelsPanel(services, opened);
    },
  });
  panel.add(registerCommand(services, 'vireo.openModels', () => panel.show()));
  panel.add(
    registerRecordCommand(services, 'vireo.addModelProvider', async (preset) =>
      (await import('./add-provider.ts')).addProvider(services, preset),
    ),
  );
  panel.add(
    watchModels(services, {
      handOver: tellUnreadableOnce(services, async () =>
        (await import('./hand-over.ts')).handOverKeys(services),
      ),
      offer: async () => {
        if (readSetting('vireo.models.editorModelsAnswerRuns')) await refreshModels(services);
      },
      tell: async () => (await import('./notify-threshold.ts')).notifyThreshold(services),
    }),
  );
  return panel;
}
