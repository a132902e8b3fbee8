/** "And not billable?", "and not?": the side of a condition that a message changes. */
import { type Filter, type Measure, type QueryFrame, subjectOf } from '../../../../../domain/query/frame.ts';
import type { Item } from '../../words/item.ts';
import type { Sense } from '../../words/sense.ts';
import { invoiceFilters, isOfLatePaid } from '../compose-money.ts';
import { workFilters } from '../compose-time.ts';
import { readConditions, type SaidCondition } from '../conditions.ts';
import type { Pieces } from '../pieces.ts';

const sums: ReadonlySet<Measure> = new Set(['invoiced', 'gross', 'vat']);

/** Undefined where one is none that the measure has. "And not?" is the other side of the one condition before. */
export function changedConditions(pieces: Pieces, previous: QueryFrame): readonly Filter[] | undefined {
  const isOfInvoices = subjectOf(previous.measure) === 'invoices';
  const said = readConditions(pieces, isOfInvoices).map((one) => ofBilled(one, previous));
  // How much of an amount is paid is no sum of invoices that are.
  if (sums.has(previous.measure) && said.some(({ what }) => what === 'paid')) return undefined;
  // "By when do they have to pay those?" asks for the days on which they fall due.
  const meant = previous.measure === 'due' ? said.filter(({ what, is }) => what !== 'paid' || !is) : said;
  // "Which of them on time?" after those that were paid.
  const asked = previous.filters.some(isOfPaid) ? meant.map(ofLatePaid) : meant;
  if (asked.length > 0) return isOfInvoices ? invoiceFilters(asked) : workFilters(asked);
  const [only, ...more] = previous.filters.filter(hasOtherSide);
  const denial = pieces.find(['not']);
  if (denial < 0) return [];
  if (only === undefined || more.length > 0) return undefined;
  pieces.take(denial);
  return [{ ...only, is: !only.is }];
}

/** "And how many are still open?" after those that are invoiced. */
function ofBilled(said: SaidCondition, { measure, filters }: QueryFrame): SaidCondition {
  const isOfTime = subjectOf(measure) === 'time' && filters.some(({ field }) => field === 'billed');
  return isOfTime && said.what === 'open' ? { what: 'billed', is: !said.is } : said;
}

export const isOfPaid = (filter: Filter): boolean =>
  isOfLatePaid(filter) || (filter.field === 'invoice' && filter.condition === 'paid' && filter.is);

const whens: readonly Sense[] = ['overdue', 'onTime', 'not', 'filler'];

/** "Late?", "pünktlich?" after paid invoices asks for those, and not for what is overdue now. */
export function saysWhen(items: readonly Item[], filters: readonly Filter[]): boolean {
  const isSaid = items.some((item) => item.kind === 'word' && !item.senses.has('filler'));
  const isOfWhen = (item: Item) => item.kind === 'word' && whens.some((sense) => item.senses.has(sense));
  return isSaid && items.every(isOfWhen) && filters.some(isOfPaid);
}

const ofLatePaid = (said: SaidCondition): SaidCondition =>
  said.what === 'overdue' ? { ...said, what: 'paidLate' } : said;

type Sided = Extract<Filter, { readonly field: 'billable' | 'billed' | 'noted' | 'sheet' | 'invoice' }>;

const sided: ReadonlySet<string> = new Set(['billable', 'billed', 'noted', 'sheet', 'invoice']);
const hasOtherSide = (filter: Filter): filter is Sided => sided.has(filter.field);
