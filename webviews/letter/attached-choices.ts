/** What can be attached to a mail of an invoice. */
export const attachedChoices = ['pdf', 'xrechnung', 'facturx', 'ubl'] as const;
export type AttachedChoice = (typeof attachedChoices)[number];
