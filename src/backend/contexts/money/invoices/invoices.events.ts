/** Types of the events that this slice logs. */

import { defineEvents } from '../../../platform/events/catalogue.ts';
import { invoiceSchema } from './invoices.schema.ts';
export const invoiceEvents = {
  created: 'invoice.created',
  changed: 'invoice.changed',
  deleted: 'invoice.deleted',
  issued: 'invoice.issued',
  cancelled: 'invoice.cancelled',
  sent: 'invoice.sent',
  /** What is due changed by a payment, its reversal or a write-off. */
  settled: 'invoice.settled',
} as const;

export const invoiceDeclarations = defineEvents(Object.values(invoiceEvents), {
  table: 'invoices',
  content: invoiceSchema,
});

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof invoiceDeclarations, unknown> {}
}
