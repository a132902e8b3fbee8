/** The Invoice Look page: one panel a window, filled by a bundle of its own (look-panel.ts). */

import type { Disposable } from '../../../pages/disposables.ts';
import { registerCommand } from '../../platform/commands.ts';
import { registerSinglePanel } from '../../platform/pages/single-panel.ts';
import type { Services } from '../../platform/services.ts';

export function registerLook(services: Services): Disposable {
  const panel = registerSinglePanel(services, {
    type: 'vireo.look',
    view: 'look',
    title: services.t('Invoice Look'),
    icon: 'symbol-color',
    load: async () => {
      const { attachLookPanel } = await import('./look-panel.ts');
      return (opened) => attachLookPanel(services, opened);
    },
  });
  panel.add(registerCommand(services, 'vireo.editInvoiceLook', () => panel.show()));
  return panel;
}
