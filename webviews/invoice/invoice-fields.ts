/** Apart from messages.ts: a page that walks through them must not bring the schemas with it. */

/** Fields that can be edited, and that a refusal can name. */
export const invoiceFields = [
  'issueDate',
  'dueDate',
  'period',
  'buyerReference',
  'discountPercent',
  'cashDiscount',
  'charge',
  'tax',
  'accountingRate',
  'language',
  'grouping',
  'annex',
  'note',
] as const;
export type InvoiceField = (typeof invoiceFields)[number];
