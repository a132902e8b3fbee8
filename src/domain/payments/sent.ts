/** Ways by which an invoice reaches its client. */
export const sentVias = ['email', 'e_invoice', 'portal', 'post', 'other'] as const;
export type SentVia = (typeof sentVias)[number];
