/** The Rates page: one panel a window, filled by a bundle of its own (rates-panel.ts). */
import type { Disposable } from '../../../pages/disposables.ts';
import { registerAskedPanel } from '../../platform/pages/asked-panel.ts';
import type { Services } from '../../platform/services.ts';

export function registerRates(services: Services): Disposable {
  return registerAskedPanel(services, {
    type: 'vireo.rates',
    view: 'rates',
    title: services.t('Rates'),
    icon: 'symbol-number',
    commands: ['vireo.showRates'],
    kind: 'project',
    load: async () => (await import('./rates-panel.ts')).attachRatesPanel,
  });
}
