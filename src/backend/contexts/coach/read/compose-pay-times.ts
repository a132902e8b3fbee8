/** Frames of how long clients take to pay: "who pays faster, Acme or Nordwind?". */
import type { Having, QueryFrame } from '../../../../domain/query/frame.ts';
import { filtersOf } from './conditions.ts';
import { asksHow, type SaidParts } from './said.ts';

/** Undefined of days and of conditions: an invoice that is paid has none of them. */
export function composePayTimes(said: SaidParts): QueryFrame | undefined {
  const { pieces, names, bounds, shape, arrangement } = said;
  const having = havingOf(said);
  if (saysOther(said) || bounds.length > (having === undefined ? 0 : 1)) return undefined;
  const order = orderOf(said);
  const isOfMany =
    names.filter(({ is }) => is).length > 1 || shape === 'list' || arrangement.group === 'client';
  pieces.takeAll('pay', 'payTime', 'speed', 'faster', 'slower', 'client', 'invoice', 'day');
  pieces.takeAll('work', 'hours', 'more', 'less', 'total', 'than');
  return {
    measure: 'daysToPay',
    statistic: 'total',
    per: 'record',
    filters: filtersOf(names),
    ...(isOfMany || having || order ? { group: 'client' } : {}),
    ...(having && { having }),
    ...order,
    shape: shapeOf(said, isOfMany),
  };
}

/** "Does Acme pay faster than Nordwind?" says yes or no, "is Acme or Nordwind faster?" which one. */
function shapeOf(said: SaidParts, isOfMany: boolean): QueryFrame['shape'] {
  const { pieces, shape } = said;
  if (isHeld(said) && shape !== 'list' && !asksHow(pieces)) return 'yes-no';
  return shape === 'yes-no' && isOfMany ? 'figure' : shape;
}

/** One against another. */
function isHeld({ pieces, names }: SaidParts): boolean {
  const [first, second] = names;
  const than = pieces.items.findIndex((_, at) => pieces.is(at, 'than'));
  return first !== undefined && second !== undefined && first.index < than && than < second.index;
}

const ends: ReadonlySet<string | undefined> = new Set([undefined, 'largest', 'smallest', 'average']);
const groups: ReadonlySet<string | undefined> = new Set([undefined, 'client']);

function saysOther({
  periods,
  weekdays,
  conditions,
  arrangement: { end, group, order },
}: SaidParts): boolean {
  const isNarrowed = periods.length > 0 || weekdays.length > 0 || conditions.length > 0;
  return isNarrowed || order?.by === 'key' || !ends.has(end) || !groups.has(group);
}

/** The slowest first, unless the fast ones are asked for. */
function orderOf(said: SaidParts): Pick<QueryFrame, 'order' | 'limit'> | undefined {
  const { pieces } = said;
  const { end, limit, order: sorted } = said.arrangement;
  if (sorted !== undefined) return { order: sorted };
  const isHeldAs = (sense: 'more' | 'less') => isHeld(said) && pieces.has(sense);
  const isFast = end === 'smallest' || pieces.has('faster') || isHeldAs('less');
  const isSlow = end === 'largest' || pieces.has('slower') || isHeldAs('more');
  if (!isFast && !isSlow) return undefined;
  const order = { by: 'value', isDescending: !isFast } as const;
  return limit === undefined ? { order } : { order, limit };
}

/** "Clients that take more than 30 days". */
function havingOf({ bounds: [first] }: SaidParts): Having | undefined {
  return first?.bound.unit === 'days' ? { bound: first.bound.bound, value: first.bound.value } : undefined;
}
