/** Conditions that are values of their own: the number of an invoice and a currency, each with its side. */
import type { Filter } from '../../../../../domain/query/frame.ts';
import type { Item } from '../../words/item.ts';
import type { Sense } from '../../words/sense.ts';
import type { Pieces } from '../pieces.ts';
import { currencyOf } from '../quantities.ts';
import { denialOf, isJoinedTo } from './denials.ts';

/** As invoices are numbered: a year and a count behind any letters. */
const invoiceNumber = /^(?:\p{L}{1,6}-?)?\d{4}-\d{3,}$/u;

export const isInvoiceNumber = (item: Item | undefined): boolean =>
  item?.kind === 'word' && invoiceNumber.test(item.raw);

const all = /^(?:all|every|each|any|which|alle\w?|jede\w?|welche\w?)\b/;

/** "All invoices but 2026-0013" leaves it out; "not 2026-0012 but 2026-0013" does not. */
export function markAllBut(items: readonly Item[]): readonly Item[] {
  const start = items.findIndex((item) => item.kind === 'word' && all.test(item.text));
  if (start < 0) return items;
  return items.map((item, index) => {
    if (item.kind !== 'word' || index < start || !item.senses.has('but')) return item;
    const next = items.slice(index + 1).find((one) => !isBeside(one));
    return isInvoiceNumber(next) ? { ...item, senses: new Set<Sense>(['except']) } : item;
  });
}

const isBeside = (item: Item): boolean =>
  item.kind === 'word' && !isInvoiceNumber(item) && (item.senses.has('filler') || item.senses.has('invoice'));

export function readNumbers(pieces: Pieces): readonly Filter[] {
  const said = pieces.items.flatMap((item, index) => {
    if (!pieces.isFree(index) || !isInvoiceNumber(item)) return [];
    return { is: takeSide(pieces, index), value: item.raw };
  });
  return bySide(said).map(([is, numbers]) => ({ field: 'number', is, numbers }));
}

/** Whether it is meant; "without 2026-0014 and 2026-0015" leaves out both. */
function takeSide(pieces: Pieces, index: number): boolean {
  const denial = denialOf(pieces, index) ?? sharedDenial(pieces, index);
  pieces.take(index, ...(denial === undefined ? [] : [denial]));
  if (denial !== undefined) pieces.deny(index);
  return denial === undefined;
}

function sharedDenial(pieces: Pieces, index: number): number | undefined {
  const own = pieces.previous(index);
  // "And invoice 2026-0015".
  const before = pieces.is(own, 'invoice') ? pieces.previous(own) : own;
  return pieces.isDenied(before) && isJoinedTo(pieces, before, index) ? before : undefined;
}

/** Each country has its own: any of them is meant. */
const crowns = ['DKK', 'SEK', 'NOK'];
const crown = /^(?:kron|krs?$)/;

export function readCurrencies(pieces: Pieces): readonly Filter[] {
  const said = pieces.all('currency').flatMap((index) => {
    const item = pieces.at(index);
    const text = item?.kind === 'word' ? item.text : '';
    const values = crown.test(text) ? crowns : [currencyOf(text)].flatMap((code) => code ?? []);
    const is = takeSide(pieces, index);
    return values.map((value) => ({ is, value }));
  });
  return bySide(said).map(([is, codes]) => ({ field: 'currency', is, currencies: codes }));
}

function bySide(
  said: readonly { readonly is: boolean; readonly value: string }[],
): readonly (readonly [is: boolean, values: readonly string[]])[] {
  return [...Map.groupBy(said, ({ is }) => is)].map(([is, same]) => [is, same.map(({ value }) => value)]);
}
