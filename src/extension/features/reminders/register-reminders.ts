/** The Reminders page: one panel a window, filled by a bundle of its own (reminders-panel.ts). */
import type { Disposable } from '../../../pages/disposables.ts';
import { registerAskedPanel } from '../../platform/pages/asked-panel.ts';
import type { Services } from '../../platform/services.ts';

export function registerReminders(services: Services): Disposable {
  return registerAskedPanel(services, {
    type: 'vireo.reminders',
    view: 'reminders',
    title: services.t('Reminders'),
    icon: 'bell',
    commands: ['vireo.openReminders', 'vireo.remindInvoice'],
    kind: 'invoice',
    load: async () => (await import('./reminders-panel.ts')).attachRemindersPanel,
  });
}
