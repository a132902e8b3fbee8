/** "As a share of the total", "and what percentage of that was for Acme?": what makes it a part. */
import type { Filter, FilterField, Measure, QueryFrame } from '../../../../../domain/query/frame.ts';
import type { Item } from '../../words/item.ts';

/** The one thing that is said now, else the one before; `unclear` where several could be meant, `rows` of each group. */
export function sharedField(
  isShare: boolean,
  said: readonly Filter[],
  { filters, group, measure }: QueryFrame,
): FilterField | 'unclear' | 'rows' | undefined {
  if (!isShare) return undefined;
  if (group !== undefined && said.length === 0 && !ofTerms.has(measure)) return 'rows';
  const [only, ...more] = said.length > 0 ? said : filters;
  const isOfRows = group !== undefined || more.length > 0;
  return only === undefined || isOfRows || only.field === 'invoice' ? 'unclear' : only.field;
}

const ofAll =
  /\b(?:of|von|an) (?:all|allen|aller|meiner gesamten|der gesamten|meinen gesamten|the total|the whole)\b/;

/** "What share of all my hours in that week?": nothing but what is said now is left of what narrowed it down. */
export function ofAllIn(
  items: readonly Item[],
  said: readonly Filter[],
  isShare: boolean,
): readonly Filter[] | undefined {
  const text = items.map((item) => (item.kind === 'word' ? item.text : '#')).join(' ');
  return isShare && ofAll.test(text) ? said : undefined;
}

/** What the whole leaves out; undefined where no share is asked for. */
export function withoutOf(shared: ReturnType<typeof sharedField>): readonly FilterField[] | undefined {
  if (shared === undefined || shared === 'unclear') return undefined;
  return shared === 'rows' ? [] : [shared];
}

/** A rate is no part of anything, and a budget is used in percent anyway. */
const ofTerms: ReadonlySet<Measure> = new Set(['rate', 'budget', 'budgetUsed', 'budgetLeft', 'daysToPay']);
