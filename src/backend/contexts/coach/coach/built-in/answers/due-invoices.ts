/** Invoices that are not paid: all of them, or those that are overdue. */
import { type Money, sumByCurrency } from '../../../../../../domain/money.ts';
import type { InvoiceFact } from '../../practice-data.ts';
import type { Question } from '../question.ts';
import type { Language } from '../vocabulary.ts';
import {
  type Answer,
  type AnswerContext,
  type Answerer,
  daysBetween,
  enumerate,
  linkedIdsAtMost,
  look,
  plain,
} from './answer.ts';
import { sayInvoiceOwner } from './invoice-owner.ts';

interface Words {
  readonly looked: (count: number) => string;
  readonly when: (span: string) => string;
  readonly nothingOverdue: (where: string) => string;
  readonly overdue: (count: number, figure: string, amounts: string, where: string) => string;
  readonly overdueSince: (days: number) => string;
  readonly nothingOpen: (where: string) => string;
  readonly open: (count: number, figure: string, amounts: string, where: string) => string;
  readonly ofThemOverdue: (count: number, figure: string, amounts: string) => string;
  readonly noneOverdue: string;
  readonly allOverdue: (count: number) => string;
  readonly due: (day: string) => string;
  readonly more: (figure: string) => string;
}

const english: Words = {
  looked: (count) => `Looked at ${count} ${count === 1 ? 'invoice' : 'invoices'}`,
  when: (span) => `, issued ${span}`,
  nothingOverdue: (where) => `No invoice is overdue${where}.`,
  overdue: (count, figure, amounts, where) =>
    `${figure} ${count === 1 ? 'invoice is' : 'invoices are'} overdue${where}, ${amounts} in all:`,
  overdueSince: (days) => (days === 1 ? '1 day overdue' : `${days} days overdue`),
  nothingOpen: (where) => `No issued invoice is unpaid${where}.`,
  open: (count, figure, amounts, where) =>
    `${figure} ${count === 1 ? 'invoice is' : 'invoices are'} not paid${where}, ${amounts} in all`,
  ofThemOverdue: (count, figure, amounts) =>
    `; ${figure} of them ${count === 1 ? 'is' : 'are'} overdue (${amounts}):`,
  noneOverdue: '; none is overdue:',
  allOverdue: (count) => (count === 1 ? ', and overdue:' : '; all are overdue:'),
  due: (day) => `due ${day}`,
  more: (figure) => `- and ${figure} more`,
};

const german: Words = {
  looked: (count) => `${count} ${count === 1 ? 'Rechnung' : 'Rechnungen'} angesehen`,
  when: (span) => ` (gestellt ${span})`,
  nothingOverdue: (where) => `Keine Rechnung ist überfällig${where}.`,
  overdue: (count, figure, amounts, where) =>
    `${figure} ${count === 1 ? 'Rechnung ist' : 'Rechnungen sind'} überfällig${where}, zusammen ${amounts}:`,
  overdueSince: (days) => (days === 1 ? 'seit 1 Tag überfällig' : `seit ${days} Tagen überfällig`),
  nothingOpen: (where) => `Keine gestellte Rechnung ist unbezahlt${where}.`,
  open: (count, figure, amounts, where) =>
    `${figure} ${count === 1 ? 'Rechnung ist' : 'Rechnungen sind'} nicht bezahlt${where}, zusammen ${amounts}`,
  ofThemOverdue: (count, figure, amounts) =>
    `; davon ${count === 1 ? 'ist' : 'sind'} ${figure} überfällig (${amounts}):`,
  noneOverdue: '; keine ist überfällig:',
  allOverdue: (count) => (count === 1 ? ', und überfällig:' : '; alle sind überfällig:'),
  due: (day) => `fällig ${day}`,
  more: (figure) => `- und ${figure} weitere`,
};

const words: Readonly<Record<Language, Words>> = { en: english, de: german };
const linesShown = 15;

function linkInvoices(figure: string, invoices: readonly InvoiceFact[], { figures }: AnswerContext): string {
  const ids = invoices.map(({ id }) => id).slice(0, linkedIdsAtMost);
  return figures.link(figure, 'invoice', ids);
}

interface Summed {
  readonly count: string;
  readonly amounts: string;
}

/** The count and the sums, each opening the invoices that it is of. */
function summarize(invoices: readonly InvoiceFact[], context: AnswerContext): Summed {
  const count = linkInvoices(context.format.count(invoices.length), invoices, context);
  const amounts = sumByCurrency(invoices.map(({ due }) => due)).map((amount: Money) => {
    const same = invoices.filter(({ due }) => due.currency === amount.currency);
    return linkInvoices(context.format.money(amount), same, context);
  });
  return { count, amounts: enumerate(amounts, context.language) };
}

function lateness({ dueDate }: InvoiceFact, { language, today }: AnswerContext): readonly string[] {
  return dueDate < today ? [words[language].overdueSince(daysBetween(dueDate, today))] : [];
}

function line(invoice: InvoiceFact, facts: readonly string[], context: AnswerContext): string {
  const amount = linkInvoices(context.format.money(invoice.due), [invoice], context);
  return `- ${[`${plain(invoice.number)} **${plain(invoice.clientName)}**: ${amount}`, ...facts].join(', ')}`;
}

function list(
  invoices: readonly InvoiceFact[],
  context: AnswerContext,
  factsOf: (invoice: InvoiceFact) => readonly string[],
): string {
  const rest = invoices.slice(linesShown);
  const lines = invoices.slice(0, linesShown).map((invoice) => line(invoice, factsOf(invoice), context));
  const more = (): string =>
    words[context.language].more(linkInvoices(context.format.count(rest.length), rest, context));
  return [...lines, ...(rest.length > 0 ? [more()] : [])].join('\n');
}

const clientIdOf = (question: Question): string | undefined =>
  question.client?.id ?? question.project?.clientId;

export const answerOverdue: Answerer = async function* answerOverdue(question, context): Answer {
  const { data, figures, language, today } = context;
  const say = words[language];
  const { value: invoices, tool } = await look(
    () => data.listUnpaid({ dueBefore: today, clientId: clientIdOf(question) }),
    (found) => say.looked(found.length),
  );
  yield tool;
  const where = sayInvoiceOwner(question, language);
  if (invoices.length === 0) {
    yield figures.text(say.nothingOverdue(where));
    return;
  }
  const { count, amounts } = summarize(invoices, context);
  yield figures.text(`${say.overdue(invoices.length, count, amounts, where)}\n\n`);
  yield figures.text(list(invoices, context, (invoice) => lateness(invoice, context)));
};

function sayOverdueAmong(invoices: readonly InvoiceFact[], context: AnswerContext): string {
  const say = words[context.language];
  const overdue = invoices.filter(({ dueDate }) => dueDate < context.today);
  if (overdue.length === 0) {
    return say.noneOverdue;
  }
  if (overdue.length === invoices.length) {
    return say.allOverdue(overdue.length);
  }
  const { count, amounts } = summarize(overdue, context);
  return say.ofThemOverdue(overdue.length, count, amounts);
}

export const answerOpenInvoices: Answerer = async function* answerOpenInvoices(question, context): Answer {
  const { data, figures, format, language } = context;
  const say = words[language];
  const { period } = question;
  const { value: invoices, tool } = await look(
    () => data.listUnpaid({ clientId: clientIdOf(question), issued: period }),
    (found) => say.looked(found.length),
  );
  yield tool;
  const when = period === undefined ? '' : say.when(format.span(period));
  const where = `${sayInvoiceOwner(question, language)}${when}`;
  if (invoices.length === 0) {
    yield figures.text(say.nothingOpen(where));
    return;
  }
  const { count, amounts } = summarize(invoices, context);
  const head = say.open(invoices.length, count, amounts, where);
  yield figures.text(`${head}${sayOverdueAmong(invoices, context)}\n\n`);
  const factsOf = (invoice: InvoiceFact) => [
    say.due(format.day(invoice.dueDate)),
    ...lateness(invoice, context),
  ];
  yield figures.text(list(invoices, context, factsOf));
};
