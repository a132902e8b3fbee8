/** What of the question before is held against other days: "compared to last year?". */

import { alongside } from '../../../../../domain/periods/period-units.ts';
import type { Period, QueryFrame } from '../../../../../domain/query/frame.ts';
import type { Item } from '../../words/item.ts';

const listedByClient: ReadonlySet<string> = new Set(['invoiced', 'gross', 'vat', 'invoices']);

/** "Revenue in October" lists its clients without being asked: held against other days it is one sum. */
export function isOfUsualRows({ measure, group, shape, order, limit }: QueryFrame): boolean {
  const isUsual = group === 'client' && shape === 'list' && order === undefined && limit === undefined;
  return isUsual && listedByClient.has(measure);
}

export function shapeKept(previous: QueryFrame, isCompared: boolean): QueryFrame['shape'] {
  return isCompared && isOfUsualRows(previous) ? 'figure' : previous.shape;
}

/** A mean of October is held against that of all of last year, a sum against last October. */
export function besideOf(
  { period: held, statistic }: QueryFrame,
  { period, items }: { readonly period: Period; readonly items: readonly Item[] },
): Period {
  const isSum = held !== undefined && statistic !== 'average' && saysBareYear(items, period);
  return isSum ? alongside(held, period) : period;
}

const bare =
  /^(?:(?:the |im |zum |dem |das )?(?:last|previous|prior|preceding|past) year|(?:the )?year before|(?:im |zum |dem |das )?(?:letzte[ms]|letzten|vorige[ms]|vorigen|vergangene[ms]|vergangenen) jahre?s?|(?:im |zum |dem |das )?vorjahre?s?)$/i;
const whole =
  /\b(?:all|whole|entire|entirely|full|complete|ganz|ganze[mnrs]?|gesamte[mnrs]?|komplette[mnrs]?)\b/;

/** "Last year", and neither "2025" nor "the whole of last year": that is all of it. */
export function saysBareYear(items: readonly Item[], { from, to }: Period): boolean {
  return items.some(
    (item, at) =>
      item.kind === 'period' &&
      item.period.from === from &&
      item.period.to === to &&
      bare.test(item.raw) &&
      ![items[at - 1], items[at - 2], items[at + 1], items[at + 2]].some(
        (near) => near?.kind === 'word' && whole.test(near.text),
      ),
  );
}
