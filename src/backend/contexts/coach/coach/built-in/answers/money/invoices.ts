/** Single documents and lists of them: the last, the next due, one by its number, drafts, credits, what is due and not sent. */

import { type Money, sumByCurrency } from '../../../../../../../domain/money.ts';
import { projectLabel } from '../../../../../../../domain/names/project-label.ts';
import { addDays } from '../../../../../../../domain/zones.ts';
import type { DocumentFact, OpenInvoiceFact } from '../../../readings/practice-readings.ts';
import type { Question } from '../../question.ts';
import {
  type Answer,
  type AnswerContext,
  type Answerer,
  daysBetween,
  enumerate,
  look,
  plain,
} from '../answer.ts';
import { sayInvoiceOwner } from '../invoice-owner.ts';
import { periodOf, spanOf, tr } from '../shared.ts';

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

function sums(
  rows: readonly { readonly id: string; readonly amount: Money }[],
  context: AnswerContext,
): string {
  const amounts = sumByCurrency(rows.map(({ amount }) => amount)).map((amount) => {
    const ids = rows.filter((row) => row.amount.currency === amount.currency).map(({ id }) => id);
    return link(amount, ids, context);
  });
  return enumerate(amounts, context.language);
}

export const answerLastInvoice: Answerer = async function* answerLastInvoice(question, context): Answer {
  const { data, figures, format } = context;
  const { value, tool } = await look(
    () => data.listDocuments({ kind: 'invoice', clientId: clientIdOf(question), limit: 1 }),
    (found) => lookedAtInvoices(context)(found.length),
  );
  yield tool;
  const [last] = value;
  const where = sayInvoiceOwner(question, context.language);
  if (last === undefined) {
    yield figures.text(
      tr(context, `No invoice was issued${where}.`, `Es wurde keine Rechnung gestellt${where}.`),
    );
    return;
  }
  const { number, clientName, issueDate } = last;
  const amount = link(last.gross, [last.id], context);
  const day = format.day(issueDate ?? context.today);
  yield figures.text(
    tr(
      context,
      `The last invoice${where} is ${plain(number ?? '')} to **${plain(clientName)}**, issued ${day}: ${amount} with tax.`,
      `Die letzte Rechnung${where} ist ${plain(number ?? '')} an **${plain(clientName)}** vom ${day}: ${amount} mit Steuer.`,
    ) + sayState(last, context),
  );
};

/** What is due of it, and whether it is late. */
function sayState(one: DocumentFact, context: AnswerContext): string {
  const { format, today } = context;
  if (one.isCredit || one.state === 'draft') return '';
  if (one.due.minor === 0) {
    return one.state === 'paid'
      ? tr(context, ' It is paid.', ' Sie ist bezahlt.')
      : tr(context, ' Nothing of it is due.', ' Davon ist nichts offen.');
  }
  const due = link(one.due, [one.id], context);
  const date = one.dueDate ?? '';
  const late = date !== '' && date < today ? daysBetween(date, today) : 0;
  const when =
    late > 0
      ? tr(
          context,
          `${late} ${late === 1 ? 'day' : 'days'} overdue`,
          `seit ${late} ${late === 1 ? 'Tag' : 'Tagen'} überfällig`,
        )
      : tr(context, `due ${format.day(date)}`, `fällig ${format.day(date)}`);
  const sent =
    one.sentOn === null
      ? tr(context, ' It is not marked as sent.', ' Sie ist nicht als versendet markiert.')
      : tr(context, ` It was sent ${format.day(one.sentOn)}.`, ` Versendet ${format.day(one.sentOn)}.`);
  return `${tr(context, ` Open: ${due}, ${when}.`, ` Offen: ${due}, ${when}.`)}${sent}`;
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
  const gross = link(one.gross, [one.id], context);
  const kind = one.isCredit ? tr(context, 'Credit note', 'Gutschrift') : tr(context, 'Invoice', 'Rechnung');
  const day = one.issueDate === null ? '' : `, ${context.format.day(one.issueDate)}`;
  yield figures.text(
    `${kind} ${plain(one.number ?? '')} ${tr(context, 'to', 'an')} **${plain(one.clientName)}**${day}: ${gross}.${sayState(one, context)}`,
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

async function lookAtOpen(question: Question, context: AnswerContext) {
  return await look(
    async () => (await context.data.ageing(clientIdOf(question))).open,
    (found) => lookedAtInvoices(context)(found.length),
  );
}

function listOpen(open: readonly OpenInvoiceFact[], context: AnswerContext): string {
  const rest = open.length - linesShown;
  const lines = open.slice(0, linesShown).map((one) => openLine(one, context));
  return [...lines, ...(rest > 0 ? [tr(context, `- and ${rest} more`, `- und ${rest} weitere`)] : [])].join(
    '\n',
  );
}

export const answerNextDue: Answerer = async function* answerNextDue(question, context): Answer {
  const { figures, today } = context;
  const { value: open, tool } = await lookAtOpen(question, context);
  yield tool;
  const ahead = open.filter(({ dueDate }) => dueDate >= today);
  const next = ahead.filter(({ dueDate }) => dueDate === ahead[0]?.dueDate);
  const late = open.length - ahead.length;
  const where = sayInvoiceOwner(question, context.language);
  const note =
    late > 0
      ? tr(
          context,
          `\n\n${late} more ${late === 1 ? 'is' : 'are'} overdue.`,
          `\n\n${late} weitere ${late === 1 ? 'ist' : 'sind'} überfällig.`,
        )
      : '';
  yield figures.text(
    next.length === 0
      ? `${tr(context, `No open invoice is still to fall due${where}.`, `Keine offene Rechnung wird noch fällig${where}.`)}${note}`
      : `${tr(context, `Next due${where}:`, `Als Nächstes fällig${where}:`)}\n\n${listOpen(next, context)}${note}`,
  );
};

export const answerDueInvoices: Answerer = async function* answerDueInvoices(question, context): Answer {
  const { figures } = context;
  const period = periodOf(question, context);
  const { value: open, tool } = await lookAtOpen(question, context);
  yield tool;
  const due = open.filter(({ dueDate }) => period.from <= dueDate && dueDate <= period.to);
  const where = `${sayInvoiceOwner(question, context.language)}${spanOf(period, context)}`;
  if (due.length === 0) {
    yield figures.text(
      tr(context, `No open invoice is due${where}.`, `Keine offene Rechnung ist fällig${where}.`),
    );
    return;
  }
  const total = sums(
    due.map(({ id, due: amount }) => ({ id, amount })),
    context,
  );
  yield figures.text(
    `${tr(context, `Due${where}: ${total}`, `Fällig${where}: ${total}`)}:\n\n${listOpen(due, context)}`,
  );
};

export const answerUnsent: Answerer = async function* answerUnsent(question, context): Answer {
  const { figures } = context;
  const { value: open, tool } = await lookAtOpen(question, context);
  yield tool;
  const unsent = open.filter(({ sentOn }) => sentOn === null);
  const where = sayInvoiceOwner(question, context.language);
  yield figures.text(
    unsent.length === 0
      ? tr(
          context,
          `Every open invoice${where} is marked as sent.`,
          `Jede offene Rechnung${where} ist als versendet markiert.`,
        )
      : `${tr(context, `Open invoices${where} that are not marked as sent:`, `Offene Rechnungen${where}, die nicht als versendet markiert sind:`)}\n\n${listOpen(unsent, context)}`,
  );
};

function documentLine(one: DocumentFact, context: AnswerContext): string {
  const name = one.number === null ? tr(context, 'Draft', 'Entwurf') : plain(one.number);
  const day = one.issueDate === null ? '' : `, ${context.format.day(one.issueDate)}`;
  return `- ${name} **${plain(one.clientName)}**: ${link(one.gross, [one.id], context)}${day}`;
}

async function* answerDocuments(
  kind: 'draft' | 'credit',
  question: Question,
  context: AnswerContext,
): Answer {
  const { data, figures, format } = context;
  const issued = kind === 'credit' ? question.period : undefined;
  const { value, tool } = await look(
    () => data.listDocuments({ kind, clientId: clientIdOf(question), issued, limit: 500 }),
    (found) => lookedAtInvoices(context)(found.length),
  );
  yield tool;
  const where = `${sayInvoiceOwner(question, context.language)}${issued === undefined ? '' : spanOf(issued, context)}`;
  const isDraft = kind === 'draft';
  if (value.length === 0) {
    yield figures.text(
      isDraft
        ? tr(context, `There is no draft of an invoice${where}.`, `Es gibt keinen Rechnungsentwurf${where}.`)
        : tr(context, `There is no credit note${where}.`, `Es gibt keine Gutschrift${where}.`),
    );
    return;
  }
  const count = figures.link(
    format.count(value.length),
    'invoice',
    value.map(({ id }) => id),
  );
  const total = sums(
    value.map(({ id, gross: amount }) => ({ id, amount })),
    context,
  );
  const [one, many] = isDraft
    ? [tr(context, 'draft', 'Entwurf'), tr(context, 'drafts', 'Entwürfe')]
    : [tr(context, 'credit note', 'Gutschrift'), tr(context, 'credit notes', 'Gutschriften')];
  const lines = value.slice(0, linesShown).map((row) => documentLine(row, context));
  const rest = value.length - lines.length;
  if (rest > 0) lines.push(tr(context, `- and ${rest} more`, `- und ${rest} weitere`));
  const with_ = tr(context, `${total} with tax`, `zusammen ${total} mit Steuer`);
  yield figures.text(`${count} ${value.length === 1 ? one : many}${where}, ${with_}:\n\n${lines.join('\n')}`);
}

export const answerDrafts: Answerer = (question, context) => answerDocuments('draft', question, context);
export const answerCredits: Answerer = (question, context) => answerDocuments('credit', question, context);

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
  yield figures.text(
    sections.length === 0
      ? tr(context, `Nothing is due${span}.`, `Es ist nichts fällig${span}.`)
      : `${tr(context, `Due${span}:`, `Fällig${span}:`)}\n\n${sections.join('\n\n')}`,
  );
};
