/** The days of the week that the question before left. */
import type { Filter, QueryFrame } from '../../../../../domain/query/frame.ts';
import type { Pieces } from '../pieces.ts';

/** "And on all the other weekdays?" after Mondays. */
export function otherWeekdays(pieces: Pieces, { filters }: QueryFrame): readonly Filter[] | undefined {
  const asked = filters.find(({ field }) => field === 'weekday');
  const other = pieces.find(['other']);
  const at = pieces.next(other);
  if (asked?.field !== 'weekday' || other < 0 || !pieces.is(at, 'weekdays', 'weekday', 'day'))
    return undefined;
  pieces.take(other, at);
  pieces.takeAll('list');
  const worked: Filter = {
    field: 'weekday',
    is: true,
    days: [1, 2, 3, 4, 5].filter((day) => !asked.days.includes(day)),
  };
  return pieces.is(at, 'weekdays') ? [worked] : [{ ...asked, is: !asked.is }];
}
