/** Where what is no figure and figures share their words: which of both a message asks for. */
import type { QueryFrame } from '../../../../domain/query/frame.ts';
import type { Part } from '../read/topics/question.ts';
import type { Item } from '../words/item.ts';

const agreed: ReadonlySet<string> = new Set(['budget', 'budget-pace', 'rate']);

const ofDays: ReadonlySet<string> = new Set(['target', 'deadlines']);

const yielding: ReadonlySet<string> = new Set([...agreed, ...ofDays, 'ageing', 'late-payers']);

/** Whether a figure, where it is read, may be meant. */
export function mayYield(topic: Part, [first]: readonly Item[]): boolean {
  if (topic.kind !== 'question') return false;
  // "Can I invoice anything today?" asks for what is unbilled, "how can I invoice it?" for the way.
  const isOfWay = first?.kind === 'word' && /^(?:how|wie|where|wo)\b/.test(first.text);
  const { intent, act, invoice } = topic.question;
  // "Payments in October by client" tells of none.
  const isNoPayment = intent === 'act-payment' && act?.amount === undefined && invoice === undefined;
  return (
    yielding.has(intent) || isNoPayment || ((intent === 'how-invoice' || intent === 'how-send') && !isOfWay)
  );
}

type Meant = (frame: QueryFrame) => boolean;

/** "Weekly hours of the quarter" are no target, and the next invoice that is due is a figure. */
const isOfRows: Meant = ({ group, measure, statistic }) =>
  (group !== undefined && measure === 'hours') || statistic === 'first';

/** "Is it over budget?": a bound or an order asks for a figure, and so does the sum of all. */
const isBounded: Meant = ({ measure, having, order, group }) =>
  having !== undefined || order !== undefined || (measure.startsWith('budget') && group === undefined);

/** "When did I send the invoice for work in October?" */
const isOfItsWork: Meant = ({ filters }) => filters.some(({ field }) => field === 'worked');

const meant: Readonly<Record<string, Meant>> = {
  ...Object.fromEntries([...ofDays].map((intent) => [intent, isOfRows])),
  ...Object.fromEntries([...agreed].map((intent) => [intent, isBounded])),
  // "Who pays fastest?" asks for days, "who pays late?" for a habit.
  'late-payers': ({ measure }) => measure === 'daysToPay',
  'how-send': isOfItsWork,
  'how-invoice': (frame) => frame.measure === 'unbilled' || isOfItsWork(frame),
  'act-payment': ({ group }) => group !== undefined,
};

/** Whether the figure is meant; what is owed always is. */
export function isOfFigure(topic: Part, frame: QueryFrame | undefined): boolean {
  if (topic.kind !== 'question' || frame === undefined) return false;
  return meant[topic.question.intent]?.(frame) ?? true;
}
