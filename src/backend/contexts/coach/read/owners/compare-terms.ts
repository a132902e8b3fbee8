/** "And compared to Havn?" after a rate or a budget: a row each, since they are no sums. */
import type { Filter, Measure, QueryFrame } from '../../../../../domain/query/frame.ts';
import type { Item } from '../../words/item.ts';
import { polar } from '../../words/polar.ts';
import { filtersOf, readNames } from '../conditions.ts';
import { Pieces } from '../pieces.ts';

const ofTerms: ReadonlySet<Measure> = new Set(['rate', 'budget', 'budgetUsed', 'budgetLeft']);

/** Undefined where it is not one name that is held against one of the same kind. */
export function compareTerms(previous: QueryFrame, items: readonly Item[]): QueryFrame | undefined {
  if (!ofTerms.has(previous.measure) || !isHeldAgainst(items)) return undefined;
  const pieces = new Pieces(items);
  const [own, ...more] = filtersOf(readNames(pieces) ?? []);
  pieces.takeAll('compare', 'difference', 'than', 'rate', 'budget', 'used', 'left', 'which', 'howMuch');
  pieces.takeAll('client', 'project', 'hours', 'money', 'list');
  const before = previous.filters.find((one) => one.field === own?.field && 'values' in one && one.is);
  const values = [before, own].flatMap((one) =>
    one !== undefined && 'values' in one && one.is ? one.values : [],
  );
  const isRead = more.length === 0 && before !== undefined && pieces.left().length === 0;
  if (!isRead || values.length < 2 || own === undefined) return undefined;
  const both = { ...before, values } as Filter;
  const { having: _bound, limit: _limit, ...kept } = previous;
  return {
    ...kept,
    filters: previous.filters.map((one) => (one === before ? both : one)),
    group: 'project',
    order: { by: 'value', isDescending: true },
    shape: 'list',
  };
}

/** "Is that less than for Havn?" is answered with yes or no. */
function isHeldAgainst(items: readonly Item[]): boolean {
  const [first] = items;
  const isPolar = first?.kind === 'word' && polar.test(first.text.split(' ')[0] ?? '');
  return !isPolar && new Pieces(items).has('compare', 'difference');
}
