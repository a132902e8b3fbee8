/** Conditions that are values of their own: the number of an invoice and a currency, each with its side. */
import type { Filter } from '../../../../../../../domain/query/frame.ts';
import { denialOf } from '../conditions.ts';
import type { Item } from '../items.ts';
import type { Pieces } from '../pieces.ts';
import { currencyOf } from '../quantities.ts';

/** As invoices are numbered: a year and a count behind any letters. */
const invoiceNumber = /^(?:\p{L}{1,6}-?)?\d{4}-\d{3,}$/u;

export const isInvoiceNumber = (item: Item | undefined): boolean =>
  item?.kind === 'word' && invoiceNumber.test(item.raw);

export function readNumbers(pieces: Pieces): readonly Filter[] {
  const said = pieces.items.flatMap((item, index) => {
    if (!pieces.isFree(index) || !isInvoiceNumber(item)) return [];
    const denial = denialOf(pieces, index);
    pieces.take(index, ...(denial === undefined ? [] : [denial]));
    return { is: denial === undefined, value: item.raw };
  });
  return bySide(said).map(([is, numbers]) => ({ field: 'number', is, numbers }));
}

/** Each country has its own: any of them is meant. */
const crowns = ['DKK', 'SEK', 'NOK'];
const crown = /^(?:kron|krs?$)/;

export function readCurrencies(pieces: Pieces): readonly Filter[] {
  const said = pieces.all('currency').flatMap((index) => {
    const item = pieces.at(index);
    const text = item?.kind === 'word' ? item.text : '';
    const values = crown.test(text) ? crowns : [currencyOf(text)].flatMap((code) => code ?? []);
    const denial = denialOf(pieces, index);
    pieces.take(index, ...(denial === undefined ? [] : [denial]));
    return values.map((value) => ({ is: denial === undefined, value }));
  });
  return bySide(said).map(([is, codes]) => ({ field: 'currency', is, currencies: codes }));
}

function bySide(
  said: readonly { readonly is: boolean; readonly value: string }[],
): readonly (readonly [is: boolean, values: readonly string[]])[] {
  return [...Map.groupBy(said, ({ is }) => is)].map(([is, same]) => [is, same.map(({ value }) => value)]);
}
