/**
 * Open invoices of the tool before are kept as opening balances: under their own numbers, in a series that no pattern makes (a
 * pattern takes no `#` outside of braces). They are owed and paid as others are, and were invoiced and taxed elsewhere.
 */
export const openingSeries = { prefix: '#opening', year: 0 } as const;

export function isOpening({ series_prefix: prefix }: { readonly series_prefix: string | null }): boolean {
  return prefix === openingSeries.prefix;
}
