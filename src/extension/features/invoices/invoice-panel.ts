/** The page of an invoice in a panel of the editor; a bundle of its own. */
import {
  defineInvoice,
  findInvoiceId,
  type InvoiceEdge,
} from '../../../../webviews/invoice/host/invoice-host.ts';
import { editorPorts } from '../../platform/pages/editor-ports.ts';
import { hostPage } from '../../platform/pages/host-page.ts';
import type { ShownPage } from '../../platform/pages/shown-page.ts';
import type { Services } from '../../platform/services.ts';

export { findInvoiceId };

export function attachInvoicePanel(services: Services, shown: ShownPage, invoiceId: string): void {
  const edge: InvoiceEdge = {
    invoiceId,
    setTitle: (title) => {
      shown.frame.title = title;
    },
    reversePayment: async (paymentId) =>
      await (await import('./settling/record-payment.ts')).reverseRecorded(services, paymentId),
    addMissingWeek: async (weekStart) =>
      await (await import('./add-missing-week.ts')).addMissingWeek(services, invoiceId, weekStart),
  };
  hostPage(services, shown, defineInvoice(editorPorts(services), edge));
}
