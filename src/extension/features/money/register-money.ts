/** The Invoices page: one panel a window, filled by a bundle of its own (money-panel.ts). */

import type { Disposable } from '../../../pages/disposables.ts';
import { registerCommand } from '../../platform/commands.ts';
import { registerSinglePanel } from '../../platform/pages/single-panel.ts';
import type { Services } from '../../platform/services.ts';

export function registerMoney(services: Services): Disposable {
  const panel = registerSinglePanel(services, {
    type: 'vireo.money',
    view: 'money',
    title: services.t('Invoices'),
    icon: 'graph',
    load: async () => {
      const { attachMoneyPanel } = await import('./money-panel.ts');
      return (opened) => attachMoneyPanel(services, opened);
    },
  });
  panel.add(registerCommand(services, 'vireo.openInvoices', () => panel.show()));
  return panel;
}
