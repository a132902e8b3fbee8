/** "Is the invoice of October paid?": yes or no, with what it is. */
import type { AskedState, InvoiceCondition, QueryFrame } from '../../../../domain/query/frame.ts';
import type { InvoiceRecord, QueryRecord, QueryResult } from '../../insight/model/query/answers.ts';
import { tr } from './answers/shared.ts';
import { sayAmounts } from './asked-amount.ts';
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
  undated: ['paid, on which day is not known', 'bezahlt, an welchem Tag ist nicht bekannt'],
} as const satisfies Readonly<Record<string, Words>>;

type State = keyof typeof states;
type Context = Pick<FrameAnswerContext, 'language' | 'today' | 'format'>;

/** "Yes, paid", "1 of 2 is so"; undefined where it is not asked whether, or not all that were found are listed. */
export function sayAskedState(
  { frame: { asks, shape, statistic, measure }, figure, records = [] }: QueryResult,
  context: Context,
): string | undefined {
  const isAll = statistic !== 'total' || figure.tally.count <= records.length;
  if (asks === undefined || measure !== 'invoices' || !isAll) return undefined;
  if (shape !== 'yes-no') return sayAmounts(meantBy(asks, records), { asks, shape }, context);
  const found = meantBy(asks, records);
  const [one, ...more] = found;
  if (one === undefined) return undefined;
  return more.length === 0 ? sayOne(one, asks, context) : sayMany(found, asks, context);
}

/** What is looked at of one invoice. */
export type StateFacts = Pick<
  InvoiceRecord,
  'isCredit' | 'state' | 'gross' | 'due' | 'paid' | 'paidOn' | 'dueDate' | 'sentOn'
>;

/** The same of one that was found by its number. */
export function sayAskedOfOne(
  one: StateFacts,
  { asks, shape }: Pick<QueryFrame, 'asks' | 'shape'>,
  context: Context,
): string | undefined {
  if (asks === undefined || one.isCredit || one.state === 'draft' || one.state === 'cancelled')
    return undefined;
  return shape === 'yes-no' ? sayOne(one, asks, context) : sayAmounts([one], { asks, shape }, context);
}

const invoicesOf = (records: readonly QueryRecord[]): readonly InvoiceRecord[] =>
  records.flatMap((one) => (one.kind === 'invoice' ? one : []));

/** What was cancelled is neither paid nor open. */
export function meantBy(
  { condition }: AskedState,
  records: readonly QueryRecord[],
): readonly InvoiceRecord[] {
  return invoicesOf(records).filter(({ state }) => condition === 'sent' || state !== 'cancelled');
}

function sayOne(one: StateFacts, asks: AskedState, context: Context): string | undefined {
  const state = stateOf(one, asks.condition, context.today);
  if (state === undefined) return undefined;
  const [english, german] = states[state];
  const said = tr(context, english, german);
  if (state === 'undated') return `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
  const answer = isAsAsked(one, asks, context) ? tr(context, 'Yes', 'Ja') : tr(context, 'No', 'Nein');
  return `${answer}, ${said}`;
}

/** Of several the number is said, and each has a line. */
function sayMany(found: readonly InvoiceRecord[], asks: AskedState, context: Context): string | undefined {
  if (found.some((one) => stateOf(one, asks.condition, context.today) === 'undated')) return undefined;
  const such = found.filter((one) => isAsAsked(one, asks, context)).length;
  const answer = such === found.length ? tr(context, 'Yes', 'Ja') : tr(context, 'No', 'Nein');
  const said = tr(context, `${such} of ${found.length}`, `${such} von ${found.length}`);
  if (asks.is) return `${answer}, ${said}`;
  // "No" to "was it not paid?" says that all are.
  const other = tr(context, ...others[asks.condition]);
  return such > 0 && such < found.length ? `${said} ${other}` : `${answer}, ${said} ${other}`;
}

/** What an invoice is of which it does not hold. */
const others: Readonly<Record<InvoiceCondition, Words>> = {
  paid: ['not paid', 'nicht bezahlt'],
  partlyPaid: ['not paid in part', 'nicht teilweise bezahlt'],
  open: ['not open', 'nicht offen'],
  paidLate: ['paid on time', 'pünktlich bezahlt'],
  overdue: ['not overdue', 'nicht überfällig'],
  sent: ['not marked as sent', 'nicht als versendet markiert'],
  draft: ['no draft', 'kein Entwurf'],
  taxed: ['without tax', 'ohne Steuer'],
  credit: ['no credit note', 'keine Gutschrift'],
};

/** The day on which the last of them was paid; undefined where one is not, or its day is not known. */
export function paidOnOf(records: readonly QueryRecord[]): string | undefined {
  const found = meantBy({ condition: 'paid', is: true }, records);
  const days = found.flatMap(({ state, paidOn }) => (state === 'paid' && paidOn !== undefined ? paidOn : []));
  return days.length === found.length ? days.toSorted().at(-1) : undefined;
}

function isAsAsked(
  one: StateFacts,
  { condition, is }: AskedState,
  { today }: Pick<Context, 'today'>,
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

function stateOf(one: StateFacts, condition: InvoiceCondition, today: string): State | undefined {
  if (condition === 'sent') return one.sentOn === null ? 'unsent' : 'sent';
  if (condition !== 'overdue') return paymentOf(one, condition);
  return one.due.minor > 0 && (one.dueDate ?? today) < today ? 'overdue' : 'notOverdue';
}

function paymentOf(
  { due, paid, state, paidOn, dueDate }: StateFacts,
  condition: InvoiceCondition,
): State | undefined {
  if (due.minor > 0) return paid.minor > 0 ? 'partlyPaid' : 'unpaid';
  if (state !== 'paid') return undefined;
  if (condition !== 'paidLate') return 'paid';
  if (paidOn === undefined || dueDate === null) return 'undated';
  return paidOn > dueDate ? 'late' : 'onTime';
}
