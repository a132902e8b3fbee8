/** "How many of them?", "and with tax?", "how much is used?": the measure that a message changes to. */
import { type Measure, type QueryFrame, type Subject, subjectOf } from '../../../../../domain/query/frame.ts';
import type { Item } from '../../words/item.ts';
import type { Pieces } from '../pieces.ts';
import { asksHowLong } from '../said.ts';
import { termAsked } from '../terms/follow-up-terms.ts';

/** "How many of them?", but not "how many hours of that". */
export function countedBy(
  pieces: Pieces,
  { measure, group, shape, having }: QueryFrame,
): Measure | undefined {
  const ofWork = workAsked(pieces, measure);
  if (ofWork !== undefined) return ofWork;
  if (subjectOf(measure) === 'projects') return termAsked(pieces, { measure, having });
  const asked = ofInvoices.has(measure) ? sumAsked(pieces) : undefined;
  if (asked !== undefined) return asked;
  // "And how many are still open?" after hours.
  const isOfHours = measure === 'hours' && group === undefined && shape === 'figure';
  return isOfThem(pieces) && !isOfHours ? counts[subjectOf(measure)] : undefined;
}

function isOfThem(pieces: Pieces): boolean {
  const isOfOthers = pieces.has('hours', 'day', 'week', 'month', 'money', 'work', 'revenue');
  return pieces.has('howMany') && !isOfOthers && !pieces.has('not');
}

const isOfCash = (item: Item): boolean =>
  item.kind === 'word' && item.senses.has('howMuch') && /\b(?:geld|money|euros?|cash)\b/.test(item.text);

/** "Only those in euros" are hours. */
const isOfMoney = (pieces: Pieces): boolean =>
  pieces.takeAll('value', 'money', 'net') ||
  pieces.items.some(isOfCash) ||
  (pieces.has('currency') && !pieces.has('only'));

/** "What is that worth?", "and for how long?" */
function workAsked(pieces: Pieces, measure: Measure): Measure | undefined {
  if (measure === 'hours' && isOfMoney(pieces)) return 'value';
  return measure === 'entries' && asksHowLong(pieces) ? 'hours' : undefined;
}

const ofInvoices: ReadonlySet<Measure> = new Set(['invoiced', 'gross', 'vat', 'invoices']);

/** "And with tax?" */
function sumAsked(pieces: Pieces): Measure | undefined {
  if (pieces.takeAll('gross')) return 'gross';
  if (pieces.takeAll('net')) return 'invoiced';
  if (pieces.takeAll('vat')) return 'vat';
  return pieces.takeAll('owe', 'unpaid') ? 'due' : undefined;
}

const counts: Readonly<Partial<Record<Subject, Measure>>> = {
  time: 'entries',
  invoices: 'invoices',
  payments: 'payments',
};
