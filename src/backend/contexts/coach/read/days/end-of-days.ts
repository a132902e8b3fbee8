/** "Which day was the longest?" after "hours in October": of the days and conditions before it, since it says none. */
import { type QueryFrame, subjectOf } from '../../../../../domain/query/frame.ts';
import type { Item } from '../../words/item.ts';
import type { Sense } from '../../words/sense.ts';
import { Pieces } from '../pieces.ts';

const units = ['day', 'week', 'month'] as const;
const largest: readonly Sense[] = ['longest', 'most'];
const smallest: readonly Sense[] = ['shortest', 'least'];
const known: readonly Sense[] = [...units, ...largest, ...smallest, 'which', 'filler', 'work'];

/** Undefined where anything else is said, or the question before was of no time. */
export function changeToEnd(previous: QueryFrame, items: readonly Item[]): QueryFrame | undefined {
  const isOnly = items.every((item) => item.kind === 'word' && known.some((sense) => item.senses.has(sense)));
  if (!isOnly || subjectOf(previous.measure) !== 'time') return undefined;
  const pieces = new Pieces(items);
  const per = units.find((unit) => pieces.has(unit));
  const isEnd = pieces.has(...largest) !== pieces.has(...smallest);
  if (per === undefined || !isEnd || !pieces.has('which')) return undefined;
  const {
    group: _rows,
    order: _order,
    limit: _limit,
    comparison: _compared,
    having: _bound,
    ...kept
  } = previous;
  return { ...kept, statistic: pieces.has(...largest) ? 'largest' : 'smallest', per, shape: 'figure' };
}
