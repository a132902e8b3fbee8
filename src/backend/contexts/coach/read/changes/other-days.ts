/** "And after that?" after what falls due by a day, "und nach der Rechnung?" after what was before it: the days on the other side. */
import {
  earliestDay,
  type Filter,
  latestDay,
  type Period,
  type QueryFrame,
} from '../../../../../domain/query/frame.ts';
import { addDays } from '../../../../../domain/zones.ts';
import type { Item } from '../../words/item.ts';
import { Pieces } from '../pieces.ts';

type Side = 'after' | 'before';

interface Asked {
  readonly side: Side;
  /** An invoice or a payment is named as what the days begin or end with. */
  readonly isOfEvent: boolean;
}

/** Undefined where more is said, or the days before have no other side. */
export function changeToOtherDays(
  previous: QueryFrame,
  items: readonly Item[],
  today: string,
): QueryFrame | undefined {
  const asked = sideOf(items);
  if (asked === undefined) return undefined;
  const due = previous.filters.find(isOfDue);
  if (due !== undefined && !asked.isOfEvent) {
    const period = dueBeside(due.period, asked.side);
    return { ...previous, filters: previous.filters.map((one) => (one === due ? { ...due, period } : one)) };
  }
  const period = asked.isOfEvent ? besideEvent(previous.period, asked.side, today) : undefined;
  return period && { ...previous, period };
}

type OfDue = Extract<Filter, { readonly field: 'due' }>;
const isOfDue = (filter: Filter): filter is OfDue => filter.field === 'due' && filter.is;

const after = /^(?:nach|after)\b/;
const before = /^(?:vor|before)\b/;
const thenAfter = /^(?:danach|after that|afterwards)$/;
const thenBefore = /^(?:davor|before that)$/;

function sideOf(items: readonly Item[]): Asked | undefined {
  const pieces = new Pieces(items);
  const isOfEvent = pieces.takeAll('invoice', 'payment');
  const at = (what: RegExp) => items.findIndex((item) => item.kind === 'word' && what.test(item.text));
  const [ahead, back] = isOfEvent ? [at(after), at(before)] : [at(thenAfter), at(thenBefore)];
  const index = Math.max(ahead, back);
  if (index < 0 || Math.min(ahead, back) >= 0) return undefined;
  pieces.take(index);
  return pieces.left().length > 0 ? undefined : { side: index === ahead ? 'after' : 'before', isOfEvent };
}

const dueBeside = ({ from, to }: Period, side: Side): Period =>
  side === 'after' ? { from: addDays(to, 1), to: latestDay } : { from: earliestDay, to: addDays(from, -1) };

/** Only of days that have no end of their own on the other side. */
function besideEvent(period: Period | undefined, side: Side, today: string): Period | undefined {
  if (side === 'after')
    return period?.from === earliestDay ? { from: addDays(period.to, 1), to: today } : undefined;
  return period?.to === today && period.from !== earliestDay
    ? { from: earliestDay, to: addDays(period.from, -1) }
    : undefined;
}
