/** What intents know of invoices beside a frame: one by its number, and what the next message may ask of it. */
import type { QueryFrame } from '../../../../domain/query/frame.ts';
import type { Part } from '../read/topics/question.ts';
import type { Item } from '../words/item.ts';
import type { Sense } from '../words/sense.ts';

/** Undefined where the message is of more, or of something else. */
export function frameOfNumber(
  [part, ...more]: readonly Part[],
  items: readonly Item[],
): QueryFrame | undefined {
  if (part?.kind !== 'question' || part.question.intent !== 'invoice-state' || more.length > 0)
    return undefined;
  const { invoice } = part.question;
  if (invoice === undefined) return undefined;
  const filters: QueryFrame['filters'] = [{ field: 'number', is: true, numbers: [invoice] }];
  const of = { statistic: 'total', per: 'record', filters } as const;
  if (asksDue(items)) return { ...of, measure: 'due', shape: 'figure' };
  return { ...of, measure: 'invoices', asks: { condition: 'paid', is: true }, shape: 'list' };
}

const open: readonly Sense[] = ['open', 'owe', 'unpaid', 'due'];

const asksDue = (items: readonly Item[]): boolean =>
  items.some((item) => item.kind === 'word' && open.some((sense) => item.senses.has(sense)));

/** Nothing is done, and no how-to asked: "and which on time?" is no question of the timer. */
export const isOfLook = (part: Part): boolean =>
  part.kind === 'question' && !/^(?:act-|how-|help)/.test(part.question.intent);
