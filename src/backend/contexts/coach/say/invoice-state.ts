/** What is due of an invoice, and whether it is late and was sent. */
import type { InvoiceRecord } from '../../insight/model/query/answers.ts';
import { daysBetween } from './answers/answer.ts';
import { tr } from './answers/shared.ts';
import type { FrameAnswerContext } from './context.ts';

type Context = Pick<FrameAnswerContext, 'language' | 'format' | 'figures' | 'today'>;

type State = Pick<
  InvoiceRecord,
  'id' | 'isCredit' | 'state' | 'due' | 'issueDate' | 'dueDate' | 'sentOn' | 'paid' | 'paidOn'
>;

/** "due Fri, 20 Nov 2026", and since when it is overdue. */
export function sayDue(date: string, context: Context): string {
  const { format, today } = context;
  const due = tr(context, `due ${format.day(date)}`, `fällig ${format.day(date)}`);
  const late = date < today ? daysBetween(date, today) : 0;
  if (late === 0) return due;
  return tr(
    context,
    `${due}, ${late} ${late === 1 ? 'day' : 'days'} overdue`,
    `${due}, seit ${late} ${late === 1 ? 'Tag' : 'Tagen'} überfällig`,
  );
}

/** Sentences behind one document. */
export function sayInvoiceState(one: State, context: Context): string {
  if (one.isCredit || one.state === 'draft') return '';
  if (one.due.minor === 0)
    return one.state === 'paid'
      ? `${saySettled(one, context)}${one.sentOn === null ? '' : saySent(one, context)}`
      : tr(context, ' Nothing of it is due.', ' Davon ist nichts offen.');
  return `${sayOpen(one, context)}${saySent(one, context)}`;
}

function sayOpen(one: State, context: Context): string {
  const { figures, format } = context;
  const due = figures.link(format.money(one.due), 'invoice', [one.id]);
  const when = sayDue(one.dueDate ?? '', context);
  return `${tr(context, ` Open: ${due}, ${when}.`, ` Offen: ${due}, ${when}.`)}${sayPart(one, context)}`;
}

/** What came in so far. */
function sayPart({ paid, paidOn, dueDate }: State, context: Context): string {
  if (paid.minor <= 0) return '';
  const { format } = context;
  const amount = `**${format.money(paid)}**`;
  const [last, zuletzt] = paidOn === undefined ? ['', ''] : sayLast(paidOn, dueDate, context);
  return tr(context, ` Paid so far: ${amount}${last}.`, ` Bisher bezahlt: ${amount}${zuletzt}.`);
}

/** With how far from its due date that was. */
function sayLast(paidOn: string, dueDate: string | null, { format }: Context): Words {
  const [due, faellig] = dueDate === null ? ['', ''] : sayBeyond(daysBetween(dueDate, paidOn));
  const day = format.day(paidOn);
  return dueDate === null
    ? [`, the last on ${day}`, `, zuletzt ${day}`]
    : [`, the last on ${day}, ${due}`, `, zuletzt ${day}, ${faellig}`];
}

function saySent({ sentOn }: State, context: Context): string {
  if (sentOn === null)
    return tr(context, ' It is not marked as sent.', ' Sie ist nicht als versendet markiert.');
  const day = context.format.day(sentOn);
  return tr(context, ` It was sent ${day}.`, ` Versendet ${day}.`);
}

/** When, how long after its day of issue, and how far from its due date. */
function saySettled({ paidOn, issueDate, dueDate }: State, context: Context): string {
  if (paidOn === undefined || issueDate === null || dueDate === null)
    return tr(context, ' It is paid.', ' Sie ist bezahlt.');
  const day = context.format.day(paidOn);
  const [after, danach] = daysOf(daysBetween(issueDate, paidOn));
  const [due, faellig] = sayBeyond(daysBetween(dueDate, paidOn));
  return tr(
    context,
    ` It is paid, since ${day}: ${after} after its date, ${due}.`,
    ` Sie ist bezahlt, seit ${day}: ${danach} nach ihrem Datum, ${faellig}.`,
  );
}

type Words = readonly [english: string, german: string];

const daysOf = (days: number): Words => (days === 1 ? ['1 day', '1 Tag'] : [`${days} days`, `${days} Tage`]);

function sayBeyond(days: number): Words {
  if (days === 0) return ['on the day it was due', 'am Tag der Fälligkeit'];
  const [english, german] = daysOf(Math.abs(days));
  return days > 0
    ? [`${english} after it was due`, `${german} nach der Fälligkeit`]
    : [`${english} before it was due`, `${german} vor der Fälligkeit`];
}
