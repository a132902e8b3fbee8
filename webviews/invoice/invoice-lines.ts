/** Apart from messages.ts: a page that walks through them must not bring the schemas with it. */

/** Fields of a line that can be edited, and that a refusal can name. */
export const lineFields = [
  'description',
  'quantity',
  'unitCode',
  'unitPrice',
  'lineTax',
  'lineDiscount',
] as const;
export type LineField = (typeof lineFields)[number];

/** Units that a line offers beside its own: pieces, hours, days, months, lump sum. */
export const lineUnitCodes = ['C62', 'HUR', 'DAY', 'MON', 'LS'] as const;

/** In place of its id while a line is typed that is not there yet. */
export const newLineId = 'new';
