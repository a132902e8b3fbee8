/** The Rates page: one panel a window, filled by a bundle of its own (rates-panel.ts). */
import { registerCommand } from '../../platform/commands.ts';
import type { Disposable } from '../../platform/disposables.ts';
import { Emitter } from '../../platform/emitter.ts';
import { registerSinglePanel } from '../../platform/pages/single-panel.ts';
import { recordIdOf } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';

export function registerRates(services: Services): Disposable {
  /** Projects whose rates are asked for. */
  const asked = new Emitter<string>();
  let first: string | undefined;
  const panel = registerSinglePanel(services, {
    type: 'vireo.rates',
    view: 'rates',
    title: services.t('Rates'),
    icon: 'symbol-number',
    load: async () => {
      const { attachRatesPanel } = await import('./rates-panel.ts');
      return (opened) => attachRatesPanel(services, opened, { asked: asked.event, first });
    },
  });
  panel.add(
    registerCommand(services, 'vireo.showRates', async (target) => {
      first = recordIdOf(target, 'project');
      await panel.show();
      if (first !== undefined) asked.fire(first);
    }),
  );
  return panel;
}
