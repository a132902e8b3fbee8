/** "Did I work yesterday?", "are there drafts?": yes, where what was asked for is there. */
import type { Measure, QueryFrame } from '../../../../domain/query/frame.ts';
import { tr } from './answers/shared.ts';
import { sayAny } from './answers/whether.ts';
import type { FrameAnswerContext } from './context.ts';

export function sayFound(frame: QueryFrame, context: FrameAnswerContext): string {
  if (frame.asks !== undefined) return '';
  if (context.asksForAny) return tr(context, 'Yes. ', 'Ja. ');
  const isDone = context.whether !== undefined && doing.test(context.whether.text);
  return isDone && isOfDone(frame) ? sayAny(1, context, toDo) : '';
}

/** "Is it billable?" asks of one that is not named, and of a part of it something else may be so. */
const doing = /^(?:did|do|have|has|hab|habe|haben|hat|hatte)\b/;
const toDo = /\b(?:have to|need to|must|should|muss|mussen|zu (?:zahlen|tun))\b/;

const ofDone: ReadonlySet<Measure> = new Set([
  ...(['hours', 'entries', 'days', 'unbilled', 'received', 'payments', 'invoices', 'invoiced'] as const),
]);
const ofKind: ReadonlySet<string> = new Set(['draft', 'credit']);

/** No state of it is asked for, which could be so of a part alone. */
function isOfDone({ measure, filters, statistic }: QueryFrame): boolean {
  const isOfState = filters.some(
    ({ field, ...more }) =>
      ['billable', 'billed', 'sheet', 'noted'].includes(field) ||
      ('condition' in more && !ofKind.has(more.condition)),
  );
  return ofDone.has(measure) && statistic === 'total' && !isOfState;
}
