/** Invoices behind a figure, with amount and due date. */
import type { Invoice } from '../../../../api-client/index.ts';
import { joinFacts, tellInvoicesApart } from '../../../../pages/practice/told-apart.ts';
import { counted } from '../../../../pages/words.ts';
import { readLinked } from '../../../platform/links/linked-records.ts';
import {
  dayFormat,
  type LinkedRecords,
  type RecordItemPorts,
  type RecordItems,
} from '../../../platform/links/record-items.ts';

export const linked: LinkedRecords = async (backend, ids, ports) => {
  const invoices = await readLinked(ids, {
    one: (id) => backend.ask((api, options) => api.getInvoice({ ...options, path: { id } })),
    page: (cursor) =>
      backend.ask((api, options) => api.listInvoices({ ...options, query: { limit: 500, ...cursor } })),
  });
  return invoiceItems(invoices, ports);
};

export function invoiceItems(invoices: readonly Invoice[], ports: RecordItemPorts): RecordItems {
  const { t, locale, formatAmount } = ports;
  const formatDay = dayFormat(locale);
  const labelOf = ({ number, clientName }: Invoice) => `${number ?? t('Draft')} ${clientName}`;
  const apart = tellInvoicesApart(invoices, { t, locale }, labelOf);
  return {
    title: counted(t, ['1 invoice', '{0} invoices'], invoices.length),
    items: invoices.map((invoice) => ({
      label: labelOf(invoice),
      description: joinFacts(
        formatAmount(invoice.gross),
        t('Due on {0}', formatDay(invoice.dueDate)),
        apart.get(invoice),
      ),
      record: { kind: 'invoice', ids: [invoice.id] },
    })),
  };
}
