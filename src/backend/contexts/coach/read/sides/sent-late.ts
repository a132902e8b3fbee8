/** "Which invoices did I send late?": how late one went out is not known, and whether it is overdue was not asked. */
import type { Item } from '../../words/item.ts';
import { Pieces } from '../pieces.ts';

/** What says so, as it was written; none where nothing does. */
export function sentLateIn(items: readonly Item[]): readonly string[] {
  const pieces = new Pieces(items);
  return pieces
    .all('sent', 'issue')
    .flatMap((at) => {
      const beside = [pieces.previous(at), pieces.next(at)];
      const late = beside.filter((one) => isLate(pieces, one, pieces.is(at, 'sent')));
      return late.length === 0 ? [] : [at, ...late].toSorted((one, other) => one - other);
    })
    .flatMap((at) => items[at]?.raw ?? []);
}

/** "The overdue ones that I issued" are late by their due date. */
function isLate(pieces: Pieces, at: number, isSent: boolean): boolean {
  const item = pieces.at(at);
  if (item?.kind !== 'word' || !pieces.is(at, 'overdue', 'onTime')) return false;
  return isSent ? !ofDue.test(item.text) : late.test(item.text);
}

const ofDue = /due|fallig|frist|zahlung|mahn/;
const late = /^(?:late|zu spat|verspatet\w?|punktlich\w?|rechtzeitig|on time|in time)$/;
