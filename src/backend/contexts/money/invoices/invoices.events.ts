/** Types of the events that this slice logs. */
export const invoiceEvents = {
  created: 'invoice.created',
  changed: 'invoice.changed',
  deleted: 'invoice.deleted',
  issued: 'invoice.issued',
  cancelled: 'invoice.cancelled',
} as const;
