/** The page Recurring Invoices: one panel a window, filled by a bundle of its own (recurring-panel.ts). */
import type { Disposable } from '../../../pages/disposables.ts';
import { registerAskedPanel } from '../../platform/pages/asked-panel.ts';
import type { Services } from '../../platform/services.ts';

export function registerRecurring(services: Services): Disposable {
  return registerAskedPanel(services, {
    type: 'vireo.recurring',
    view: 'recurring',
    title: services.t('Recurring Invoices'),
    icon: 'sync',
    commands: ['vireo.openRecurringInvoices', 'vireo.makeRecurring'],
    kind: 'invoice',
    load: async () => (await import('./recurring-panel.ts')).attachRecurringPanel,
  });
}
