/** One invoice that an intent knows by its number: what the next message may ask of it. */
import type { QueryFrame } from '../../../../../domain/query/frame.ts';
import type { Part } from '../built-in/question.ts';

/** Undefined where the message is of more, or of something else. */
export function frameOfNumber([part, ...more]: readonly Part[]): QueryFrame | undefined {
  if (part?.kind !== 'question' || part.question.intent !== 'invoice-state' || more.length > 0)
    return undefined;
  const { invoice } = part.question;
  if (invoice === undefined) return undefined;
  return {
    measure: 'invoices',
    statistic: 'total',
    per: 'record',
    filters: [{ field: 'number', is: true, numbers: [invoice] }],
    asks: { condition: 'paid', is: true },
    shape: 'list',
  };
}
