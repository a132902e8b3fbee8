/** "What have I earned since the last invoice?": none of it is invoiced yet, so that it is what was worked since then. */
import { subjectOf } from '../../../../domain/query/frame.ts';
import type { Item } from '../words/item.ts';
import type { Sense } from '../words/sense.ts';
import type { RelativeStart } from './sides/relative-start.ts';

const has = (items: readonly Item[], ...senses: readonly Sense[]): boolean =>
  items.some((item) => item.kind === 'word' && senses.some((sense) => item.senses.has(sense)));

/** The items of the question beside its start, with what was earned as what the work is worth. */
export function asWorkSince(rest: readonly Item[], since: RelativeStart | undefined): readonly Item[] {
  const isOther = has(rest, 'invoice', 'payment', 'pay', 'receive', 'bill', 'billed', 'vat', 'unbilled');
  if (since === undefined || !isOfInvoice(since) || isOther) return rest;
  // "Revenue since the last invoice to Acme" is that of the others as well.
  const earned: readonly Sense[] = isOfOwn(since) ? ['earn', 'revenue'] : ['earn'];
  if (!has(rest, ...earned)) return rest;
  return rest.map((item) =>
    item.kind === 'word' && earned.some((sense) => item.senses.has(sense))
      ? { ...item, senses: new Set<Sense>(['value', 'work']) }
      : item,
  );
}

const isOfInvoice = (since: RelativeStart): boolean =>
  subjectOf('found' in since ? since.found.measure : since.measure) === 'invoices';

/** Of the last one of those clients that the question is of. */
const isOfOwn = (since: RelativeStart): boolean =>
  !('found' in since) && since.of === undefined && since.period === undefined;
