/** The page Recurring Invoices: one panel a window, filled by a bundle of its own (recurring-panel.ts). */
import { registerCommand } from '../../platform/commands.ts';
import type { Disposable } from '../../platform/disposables.ts';
import { Emitter } from '../../platform/emitter.ts';
import { registerSinglePanel } from '../../platform/pages/single-panel.ts';
import { recordIdOf } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';

export function registerRecurring(services: Services): Disposable {
  /** Invoices that a template is to be made of. */
  const asked = new Emitter<string>();
  let first: string | undefined;
  let isOpen = false;
  const panel = registerSinglePanel(services, {
    type: 'vireo.recurring',
    view: 'recurring',
    title: services.t('Recurring Invoices'),
    icon: 'sync',
    load: async () => {
      const { attachRecurringPanel } = await import('./recurring-panel.ts');
      return (opened) => {
        isOpen = true;
        opened.frame.onDidDispose(() => {
          isOpen = false;
        });
        attachRecurringPanel(services, opened, { asked: asked.event, first });
        first = undefined;
      };
    },
  });
  panel.add(registerCommand(services, 'vireo.openRecurringInvoices', () => panel.show()));
  panel.add(
    registerCommand(services, 'vireo.makeRecurring', async (target) => {
      const invoiceId = recordIdOf(target, 'invoice');
      const wasOpen = isOpen;
      if (!wasOpen) first = invoiceId;
      await panel.show();
      if (wasOpen && invoiceId !== undefined) asked.fire(invoiceId);
    }),
  );
  return panel;
}
