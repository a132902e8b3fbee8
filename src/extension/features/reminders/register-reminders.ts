/** The Reminders page: one panel a window, filled by a bundle of its own (reminders-panel.ts). */
import { registerCommand } from '../../platform/commands.ts';
import type { Disposable } from '../../platform/disposables.ts';
import { Emitter } from '../../platform/emitter.ts';
import { registerSinglePanel } from '../../platform/pages/single-panel.ts';
import { recordIdOf } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';

export function registerReminders(services: Services): Disposable {
  /** Invoices that are to be reminded of. */
  const asked = new Emitter<string>();
  let first: string | undefined;
  const panel = registerSinglePanel(services, {
    type: 'vireo.reminders',
    view: 'reminders',
    title: services.t('Reminders'),
    icon: 'bell',
    load: async () => {
      const { attachRemindersPanel } = await import('./reminders-panel.ts');
      return (opened) => attachRemindersPanel(services, opened, { asked: asked.event, first });
    },
  });
  const show = async (invoiceId?: string) => {
    first = invoiceId;
    await panel.show();
    if (invoiceId !== undefined) asked.fire(invoiceId);
  };
  panel.add(registerCommand(services, 'vireo.openReminders', async () => await show()));
  panel.add(
    registerCommand(
      services,
      'vireo.remindInvoice',
      async (target) => await show(recordIdOf(target, 'invoice')),
    ),
  );
  return panel;
}
