/** Conditions that are values of their own: the number of an invoice and a currency, each with its side. */
import type { Filter } from '../../../../../../../domain/query/frame.ts';
import { denialOf } from '../conditions.ts';
import type { Pieces } from '../pieces.ts';

/** As invoices are numbered: a year and a count behind any letters. */
const invoiceNumber = /^(?:\p{L}{1,6}-?)?\d{4}-\d{3,}$/u;

export function isInvoiceNumber(pieces: Pieces, index: number): boolean {
  const item = pieces.at(index);
  return item?.kind === 'word' && invoiceNumber.test(item.raw);
}

export function readNumbers(pieces: Pieces): readonly Filter[] {
  const said = pieces.items.flatMap((item, index) => {
    if (!pieces.isFree(index) || !isInvoiceNumber(pieces, index)) return [];
    const denial = denialOf(pieces, index);
    pieces.take(index, ...(denial === undefined ? [] : [denial]));
    return { is: denial === undefined, value: item.raw };
  });
  return bySide(said).map(([is, numbers]) => ({ field: 'number', is, numbers }));
}

/** Each country has its own: any of them is meant. */
const crowns = ['DKK', 'SEK', 'NOK'];

/** ISO 4217 by the words for it, folded. */
const currencies: Readonly<Record<string, string | readonly string[]>> = {
  ...{ eur: 'EUR', euro: 'EUR', euros: 'EUR', '€': 'EUR' },
  ...{ usd: 'USD', dollar: 'USD', dollars: 'USD' },
  ...{ gbp: 'GBP', pound: 'GBP', pounds: 'GBP', pfund: 'GBP' },
  ...{ chf: 'CHF', franken: 'CHF', francs: 'CHF' },
  ...{ dkk: 'DKK', sek: 'SEK', nok: 'NOK' },
  ...{ kroner: crowns, kronen: crowns, krone: crowns, kr: crowns },
};

export function readCurrencies(pieces: Pieces): readonly Filter[] {
  const said = pieces.all('currency').flatMap((index) => {
    const item = pieces.at(index);
    const value = item?.kind === 'word' ? currencies[item.text] : undefined;
    if (value === undefined) return [];
    const denial = denialOf(pieces, index);
    pieces.take(index, ...(denial === undefined ? [] : [denial]));
    return [value].flat().map((one) => ({ is: denial === undefined, value: one }));
  });
  return bySide(said).map(([is, codes]) => ({ field: 'currency', is, currencies: codes }));
}

function bySide(
  said: readonly { readonly is: boolean; readonly value: string }[],
): readonly (readonly [is: boolean, values: readonly string[]])[] {
  return [...Map.groupBy(said, ({ is }) => is)].map(([is, same]) => [is, same.map(({ value }) => value)]);
}
