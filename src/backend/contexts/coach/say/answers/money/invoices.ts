/** One document by its number, and what comes due. */

import type { Money } from '../../../../../../domain/money.ts';
import { projectLabel } from '../../../../../../domain/names/project-label.ts';
import { addDays } from '../../../../../../domain/zones.ts';
import type { OpenInvoiceFact } from '../../../model/practice-readings.ts';
import type { Question } from '../../../read/topics/question.ts';
import { sayAskedOfOne } from '../../asked-state.ts';
import { sayInvoiceState } from '../../invoice-state.ts';
import { type Answer, type AnswerContext, type Answerer, look, plain } from '../answer.ts';
import { periodOf, spanOf, tr } from '../shared.ts';
import { sayAny } from '../whether.ts';

const linesShown = 15;

export const clientIdOf = (question: Question): string | undefined =>
  question.client?.id ?? question.project?.clientId;

export function lookedAtInvoices(context: AnswerContext) {
  return (count: number) =>
    tr(
      context,
      `Looked at ${count} ${count === 1 ? 'invoice' : 'invoices'}`,
      `${count} ${count === 1 ? 'Rechnung' : 'Rechnungen'} angesehen`,
    );
}

function link(money: Money, ids: readonly string[], { figures, format }: AnswerContext): string {
  return figures.link(format.money(money), 'invoice', ids);
}

export const answerInvoiceState: Answerer = async function* answerInvoiceState(
  { invoice = '' },
  context,
): Answer {
  const { data, figures } = context;
  const { value, tool } = await look(
    () => data.findDocuments(invoice),
    (found) => lookedAtInvoices(context)(found.length),
  );
  yield tool;
  const [one, ...more] = value;
  if (one === undefined || more.length > 0) {
    const number = plain(invoice);
    yield figures.text(
      one === undefined
        ? tr(context, `There is no invoice ${number}.`, `Es gibt keine Rechnung ${number}.`)
        : tr(
            context,
            `More than one invoice ends in ${number}.`,
            `Mehr als eine Rechnung endet auf ${number}.`,
          ),
    );
    return;
  }
  const asked = context.askedOfOne && sayAskedOfOne(one, context.askedOfOne, context);
  const answer = asked === undefined ? '' : `${asked}. `;
  const gross = link(one.gross, [one.id], context);
  const kind = one.isCredit ? tr(context, 'Credit note', 'Gutschrift') : tr(context, 'Invoice', 'Rechnung');
  const day = one.issueDate === null ? '' : `, ${context.format.day(one.issueDate)}`;
  yield figures.text(
    `${answer}${kind} ${plain(one.number ?? '')} ${tr(context, 'to', 'an')} **${plain(one.clientName)}**${day}: ${gross}.${sayInvoiceState(one, context)}`,
  );
};

function openLine(one: OpenInvoiceFact, context: AnswerContext): string {
  const day = tr(
    context,
    `due ${context.format.day(one.dueDate)}`,
    `fällig ${context.format.day(one.dueDate)}`,
  );
  return `- ${plain(one.number)} **${plain(one.clientName)}**: ${link(one.due, [one.id], context)}, ${day}`;
}

function listOpen(open: readonly OpenInvoiceFact[], context: AnswerContext): string {
  const rest = open.length - linesShown;
  const lines = open.slice(0, linesShown).map((one) => openLine(one, context));
  return [...lines, ...(rest > 0 ? [tr(context, `- and ${rest} more`, `- und ${rest} weitere`)] : [])].join(
    '\n',
  );
}

/** Budgets from this share on are near their end. */
const nearEnd = 0.8;

export const answerDeadlines: Answerer = async function* answerDeadlines(question, context): Answer {
  const { data, figures, format, today } = context;
  const period = periodOf(question, context);
  const isOver = period.to < today;
  const { value, tool } = await look(
    async () => ({
      open: data.may('invoices') ? (await data.ageing(undefined)).open : [],
      sheets: data.may('timesheets') ? await data.listOpenTimesheets(undefined) : [],
      budgets: data.may('projects') ? await data.listProjectTerms({}) : [],
    }),
    () =>
      tr(
        context,
        'Looked at invoices, timesheets and budgets',
        'Rechnungen, Stundenzettel und Budgets angesehen',
      ),
  );
  yield tool;
  const due = value.open.filter(({ dueDate }) => period.from <= dueDate && dueDate <= period.to);
  const mine = value.sheets.filter(
    ({ isMine, state, weekEnd }) =>
      isMine && state !== 'submitted' && weekEnd < addDays(period.to, 1) && weekEnd < today,
  );
  const near = value.budgets.filter(
    ({ budgetSeconds, usedSeconds }) => budgetSeconds !== undefined && usedSeconds >= nearEnd * budgetSeconds,
  );
  const sections = [
    due.length > 0 &&
      `${tr(context, 'Invoices that fall due:', 'Rechnungen, die fällig werden:')}\n\n${listOpen(due, context)}`,
    mine.length > 0 &&
      `${tr(context, 'Timesheets to submit:', 'Stundenzettel zum Einreichen:')}\n\n${mine
        .map(
          (sheet) =>
            `- ${figures.link(format.span({ from: sheet.weekStart, to: sheet.weekEnd }), 'timesheet', [sheet.id])}`,
        )
        .join('\n')}`,
    near.length > 0 &&
      !isOver &&
      `${tr(context, 'Budgets near their end:', 'Budgets kurz vor dem Ende:')}\n\n${near
        .map(
          (one) =>
            `- **${projectLabel(plain(one.clientName), plain(one.name))}**: ${figures.link(format.duration(one.usedSeconds), 'project', [one.id])} / ${format.duration(one.budgetSeconds ?? 0)}`,
        )
        .join('\n')}`,
  ].filter((section) => section !== false);
  const span = spanOf(period, context);
  const answer = sayAny(sections.length, context);
  yield figures.text(
    answer +
      (sections.length === 0
        ? tr(context, `Nothing is due${span}.`, `Es ist nichts fällig${span}.`)
        : `${tr(context, `Due${span}:`, `Fällig${span}:`)}\n\n${sections.join('\n\n')}`),
  );
};
