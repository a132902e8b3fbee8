/** What is due of an invoice, and whether it is late and was sent. */
import type { InvoiceRecord } from '../../../../insight/model/query/answers.ts';
import { daysBetween } from '../../built-in/answers/answer.ts';
import { tr } from '../../built-in/answers/shared.ts';
import type { FrameAnswerContext } from './context.ts';

type Context = Pick<FrameAnswerContext, 'language' | 'format' | 'figures' | 'today'>;

type State = Pick<InvoiceRecord, 'id' | 'isCredit' | 'state' | 'due' | 'dueDate' | 'sentOn'>;

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
  const { figures, format } = context;
  if (one.isCredit || one.state === 'draft') return '';
  if (one.due.minor === 0) {
    return one.state === 'paid'
      ? tr(context, ' It is paid.', ' Sie ist bezahlt.')
      : tr(context, ' Nothing of it is due.', ' Davon ist nichts offen.');
  }
  const due = figures.link(format.money(one.due), 'invoice', [one.id]);
  const when = sayDue(one.dueDate ?? '', context);
  const sent =
    one.sentOn === null
      ? tr(context, ' It is not marked as sent.', ' Sie ist nicht als versendet markiert.')
      : tr(context, ` It was sent ${format.day(one.sentOn)}.`, ` Versendet ${format.day(one.sentOn)}.`);
  return `${tr(context, ` Open: ${due}, ${when}.`, ` Offen: ${due}, ${when}.`)}${sent}`;
}
