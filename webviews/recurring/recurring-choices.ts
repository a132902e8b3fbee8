/** What a template can be: as the page offers it, and as its messages name it. */
export const units = ['week', 'month', 'quarter', 'year'] as const;
export const results = ['draft', 'issued', 'sent'] as const;
