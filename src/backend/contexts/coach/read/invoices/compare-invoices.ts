/** Two invoices held against each other: "was 2026-0013 higher than 2026-0014?", "the October invoice or that of September?". */
import type { Filter, QueryFrame } from '../../../../../domain/query/frame.ts';
import type { Item } from '../../words/item.ts';
import { expectedBy } from '../compare.ts';
import { finishFrame } from '../finish.ts';
import { Pieces } from '../pieces.ts';
import type { SaidParts } from '../said.ts';
import { isInvoiceNumber } from '../sides/named-values.ts';
import { asksWhether, isSingular } from './one-invoice.ts';

export const namesTwo = (items: readonly Item[]): boolean => items.filter(isInvoiceNumber).length === 2;

/** Undefined where it is not two of them, or of something else than their amounts. */
export function compareInvoices(said: SaidParts, today: string): QueryFrame | undefined {
  const { pieces, isCompared, conditions, bounds, arrangement } = said;
  const isOther = conditions.length > 0 || bounds.length > 0 || arrangement.end !== undefined;
  if (!isCompared || isOther) return undefined;
  const shape = asksWhether(pieces) ? 'yes-no' : 'figure';
  return ofNumbers({ ...said, shape }, today) ?? ofPeriods({ ...said, shape }, today);
}

function ofNumbers(said: SaidParts, today: string): QueryFrame | undefined {
  const filter = said.weekdays.find(isOfNumbers);
  const [one, other, ...more] = filter?.numbers ?? [];
  if (one === undefined || other === undefined || more.length > 0) return undefined;
  const measure = takeMeasure(said.pieces);
  const weekdays = [...said.weekdays.filter((each) => each !== filter), numberOf(one)];
  return finishFrame({ ...said, weekdays }, { measure, filters: [], today, second: [numberOf(other)] });
}

function ofPeriods(said: SaidParts, today: string): QueryFrame | undefined {
  const { pieces, periods, weekdays } = said;
  const areTwo = periods.length === 2 && pieces.items.some(isSingular) && !weekdays.some(isOfNumbers);
  return areTwo ? finishFrame(said, { measure: takeMeasure(pieces), filters: [], today }) : undefined;
}

type OfNumbers = Extract<Filter, { readonly field: 'number' }>;

const isOfNumbers = (filter: Filter): filter is OfNumbers => filter.field === 'number' && filter.is;

/** "More or less than 2026-0013?" after another one. */
export function compareNumber(previous: QueryFrame, items: readonly Item[]): QueryFrame | undefined {
  const [other, ...more] = items.filter(isInvoiceNumber).map(({ raw }) => raw);
  if (!isOfInvoice(previous) || other === undefined || more.length > 0) return undefined;
  const pieces = new Pieces(items);
  const shape = asksWhether(pieces) ? 'yes-no' : 'figure';
  const expects = expectedBy({ pieces, shape });
  const isCompared = pieces.takeAll('than', 'compare', 'difference');
  const measure = takeMeasure(pieces);
  if (!isCompared || pieces.left().some((raw) => raw !== other)) return undefined;
  const { asks: _asks, limit: _limit, order: _order, ...kept } = previous;
  return {
    ...kept,
    measure: previous.measure === 'due' ? 'due' : measure,
    comparison: { with: 'filters', filters: [numberOf(other)], ...expects },
    shape,
  };
}

const isOfInvoice = ({ measure, filters }: QueryFrame): boolean =>
  ofInvoices.has(measure) && filters.some(isOfNumbers);

const ofInvoices: ReadonlySet<string> = new Set(['invoices', 'due', 'gross', 'invoiced']);

const numberOf = (number: string): Filter => ({ field: 'number', is: true, numbers: [number] });

/** With tax, as an invoice is to be paid, unless it is said to be without. */
function takeMeasure(pieces: Pieces): 'gross' | 'invoiced' {
  pieces.takeAll('invoice', 'gross', 'howMuch', 'money', 'issue', 'more', 'less', 'total');
  return pieces.takeAll('net') ? 'invoiced' : 'gross';
}
