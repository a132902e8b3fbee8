/** "Is the invoice of October paid?": yes or no, with what it is. */
import type { AskedState, InvoiceCondition } from '../../../../../../domain/query/frame.ts';
import type { InvoiceRecord, QueryResult } from '../../../../insight/model/query/answers.ts';
import { tr } from '../../built-in/answers/shared.ts';
import type { FrameAnswerContext } from './context.ts';

type Words = readonly [english: string, german: string];

const states = {
  paid: ['paid', 'bezahlt'],
  partlyPaid: ['paid in part', 'teilweise bezahlt'],
  unpaid: ['not paid', 'nicht bezahlt'],
  late: ['paid late', 'verspätet bezahlt'],
  onTime: ['paid on time', 'pünktlich bezahlt'],
  overdue: ['overdue', 'überfällig'],
  notOverdue: ['not overdue', 'nicht überfällig'],
  sent: ['sent', 'versendet'],
  unsent: ['not marked as sent', 'nicht als versendet markiert'],
} as const satisfies Readonly<Record<string, Words>>;

type State = keyof typeof states;

/** "Yes, paid", "1 of 2 is so"; undefined where it is not asked whether. */
export function sayAskedState(
  { frame: { asks, shape }, records = [] }: QueryResult,
  context: FrameAnswerContext,
): string | undefined {
  if (asks === undefined || shape !== 'yes-no') return undefined;
  const found = records.flatMap((one) => (one.kind === 'invoice' ? one : []));
  const [one, ...more] = found;
  if (one === undefined) return undefined;
  return more.length === 0 ? sayOne(one, asks, context) : sayMany(found, asks, context);
}

function sayOne(one: InvoiceRecord, asks: AskedState, context: FrameAnswerContext): string | undefined {
  const state = stateOf(one, asks.condition, context.today);
  // What was credited is neither paid nor open.
  if (state === undefined) return undefined;
  const answer = isAsAsked(one, asks, context) ? tr(context, 'Yes', 'Ja') : tr(context, 'No', 'Nein');
  const [english, german] = states[state];
  return `${answer}, ${tr(context, english, german)}`;
}

/** Of several the number is said, and each has a line. */
function sayMany(found: readonly InvoiceRecord[], asks: AskedState, context: FrameAnswerContext): string {
  const such = found.filter((one) => isAsAsked(one, asks, context)).length;
  const answer = such === found.length ? tr(context, 'Yes', 'Ja') : tr(context, 'No', 'Nein');
  return tr(context, `${answer}, ${such} of ${found.length}`, `${answer}, ${such} von ${found.length}`);
}

function isAsAsked(
  one: InvoiceRecord,
  { condition, is }: AskedState,
  { today }: Pick<FrameAnswerContext, 'today'>,
): boolean {
  // What is not paid yet is not paid on time either.
  if (condition === 'paidLate' && one.due.minor > 0) return false;
  const state = stateOf(one, condition, today);
  const isSo = state !== undefined && (holding[condition]?.includes(state) ?? false);
  return isSo === is;
}

/** Which of the states it is that the condition is asked of. */
const holding: Readonly<Partial<Record<InvoiceCondition, readonly State[]>>> = {
  paid: ['paid'],
  partlyPaid: ['partlyPaid'],
  open: ['unpaid', 'partlyPaid'],
  paidLate: ['late'],
  overdue: ['overdue'],
  sent: ['sent'],
};

function stateOf(one: InvoiceRecord, condition: InvoiceCondition, today: string): State | undefined {
  if (condition === 'sent') return one.sentOn === null ? 'unsent' : 'sent';
  if (condition !== 'overdue') return paymentOf(one, condition);
  return one.due.minor > 0 && (one.dueDate ?? today) < today ? 'overdue' : 'notOverdue';
}

function paymentOf(
  { due, paid, state, paidOn = '', dueDate }: InvoiceRecord,
  condition: InvoiceCondition,
): State | undefined {
  if (due.minor > 0) return paid.minor > 0 ? 'partlyPaid' : 'unpaid';
  if (state !== 'paid') return undefined;
  if (condition !== 'paidLate') return 'paid';
  return paidOn > (dueDate ?? '') ? 'late' : 'onTime';
}
