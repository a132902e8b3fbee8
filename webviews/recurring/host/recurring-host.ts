/** The host side of the page Recurring Invoices. It asks when the page does, and again when records change. */

import type { Emitter } from '../../../src/pages/emitter.ts';
import { loadOrFail } from '../../../src/pages/load-or-fail.ts';
import type { DefinePage, Page } from '../../../src/pages/page-host.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import {
  type RecurringHostMessage,
  type RecurringViewMessage,
  recurringViewMessageSchema,
} from '../messages.ts';
import { draftFromInvoice } from './from-invoice.ts';
import { loadRecurring, recurringResources } from './load-recurring.ts';
import { previewTemplate, removeTemplate, retryPeriod, saveTemplate, setState } from './write-template.ts';

/** Invoices that *Make Recurring…* is called for. */
export interface Asked {
  /** While the page is open. */
  readonly asked: Emitter<string>['event'];
  /** By which it was opened. */
  readonly first: string | undefined;
}

export function defineRecurring(
  ports: PagePorts,
  { asked, first }: Asked,
): DefinePage<RecurringViewMessage, RecurringHostMessage> {
  let pending = first;
  return (page) => {
    page.add(
      asked((invoiceId) => {
        pending = invoiceId;
        page.run(() => beginPending());
      }),
    );
    const beginPending = async () => {
      const invoiceId = pending;
      pending = undefined;
      if (invoiceId !== undefined) await begin(ports, page, invoiceId);
    };
    return {
      incoming: recurringViewMessageSchema,
      showsConnection: true,
      watch: recurringResources,
      load: () => loadOrFail(ports, 'Recurring invoices', () => loadRecurring(ports)),
      on: {
        ready: async () => {
          await page.fill();
          await beginPending();
        },
        refresh: () => page.fill(),
        preview: async (message) => page.send(await previewTemplate(ports, message)),
        save: async (message) => {
          try {
            const answer = await saveTemplate(ports, message);
            if (answer.type === 'saved') await page.fill();
            await page.send(answer);
          } catch (error) {
            await page.fill();
            throw error;
          }
        },
        setState: async (message) => {
          await setState(ports, message);
          await page.fill();
        },
        retry: async (message) => {
          await retryPeriod(ports, message);
          await page.fill();
        },
        remove: async (message) => {
          await removeTemplate(ports, message);
          await page.fill();
        },
        openInvoice: ({ invoiceId }) => ports.openRecord({ kind: 'invoice', ids: [invoiceId] }),
        editBusiness: () => ports.runCommand('vireo.editOrganization'),
        editClient: ({ clientId }) =>
          ports.runCommand('vireo.editClient', { record: { kind: 'client', ids: [clientId] } }),
        addClient: () => ports.runCommand('vireo.addClient'),
        setUpMail: () => ports.runCommand('vireo.setUpEmail'),
      },
    };
  };
}

async function begin(ports: PagePorts, page: Page<RecurringHostMessage>, id: string): Promise<void> {
  const { backend } = ports;
  const [{ clientId }, { document }, content] = await Promise.all([
    backend.ask((api, options) => api.getInvoice({ ...options, path: { id } })),
    backend.ask((api, options) => api.getInvoiceDocument({ ...options, path: { id } })),
    loadRecurring(ports),
  ]);
  const { lines } = document;
  await page.sendWhenOpen({ type: 'begin', draft: draftFromInvoice({ clientId, lines }, content) });
}
