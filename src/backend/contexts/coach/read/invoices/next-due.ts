/** "The next invoice due", "wer muss als Nächster zahlen?": of what is not overdue yet, the one that falls due first. */
import type { QueryFrame } from '../../../../../domain/query/frame.ts';
import { filtersOf } from '../conditions.ts';
import type { Pieces } from '../pieces.ts';
import type { SaidParts } from '../said.ts';

const next = /^(?:next|(?:als )?nachste\w?|soonest|nearest|upcoming|bald|demnachst|soon)$/;

export function composeNextDue(said: SaidParts): QueryFrame | undefined {
  const { pieces, names, weekdays } = said;
  const at = pieces.items.findIndex((item) => item.kind === 'word' && next.test(item.text));
  if (at < 0 || !pieces.has('due', 'payment') || isOfOther(said)) return undefined;
  const limit = takeNumber(pieces, at + 1);
  pieces.take(
    ...pieces.items.flatMap((item, index) => (item.kind === 'word' && next.test(item.text) ? index : [])),
  );
  pieces.takeAll(
    'due',
    'invoice',
    'payment',
    'money',
    'pay',
    'receive',
    'client',
    'self',
    'when',
    'first',
    'open',
    'bill',
    'issue',
  );
  return {
    measure: 'due',
    statistic: 'first',
    per: 'record',
    filters: [...filtersOf(names), ...weekdays, { field: 'invoice', is: false, condition: 'overdue' }],
    ...(limit !== undefined && { limit }),
    shape: 'figure',
  };
}

function takeNumber(pieces: Pieces, at: number): number | undefined {
  const item = pieces.at(at);
  if (item?.kind !== 'number') return undefined;
  pieces.take(at);
  return item.value;
}

/** Of days, of an end of its own, or of other conditions than "not overdue". */
function isOfOther({ periods, arrangement, conditions, bounds, isCompared, isShare }: SaidParts): boolean {
  const isEnd = arrangement.end !== undefined && arrangement.end !== 'first';
  const isArranged = isEnd || arrangement.group !== undefined;
  const isOnlyNotLate = conditions.every(({ what, is }) =>
    what === 'open' ? is : what === 'overdue' && !is,
  );
  return periods.length > 0 || bounds.length > 0 || isArranged || isCompared || isShare || !isOnlyNotLate;
}
