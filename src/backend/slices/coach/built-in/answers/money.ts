/** Unbilled time, overdue invoices, what was invoiced. Amounts of several currencies are listed, never added up. */
import type { Money } from '../../../../../domain/money.ts';
import type { InvoicedSum, InvoiceFact, UnbilledClient } from '../../practice-data.ts';
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
import { toFilter } from './hours.ts';

interface Words {
  readonly lookedUnbilled: (entries: string) => string;
  readonly lookedInvoices: (count: number) => string;
  readonly nothingUnbilled: (where: string) => string;
  readonly unbilled: (hours: string, amounts: string, where: string) => string;
  readonly approved: (hours: string) => string;
  /** Behind a client's name, where a project of the client was asked for. */
  readonly wholeClient: string;
  readonly where: (name: string) => string;
  readonly when: (span: string) => string;
  readonly nothingOverdue: (where: string) => string;
  readonly overdue: (count: number, figure: string, amounts: string, where: string) => string;
  readonly overdueSince: (days: number) => string;
  readonly nothingInvoiced: (where: string, when: string) => string;
  readonly invoiced: (amounts: string, where: string, when: string) => string;
  readonly net: (net: string, gross: string, count: number) => string;
}

const english: Words = {
  lookedUnbilled: (entries) => `Looked at ${entries} unbilled entries`,
  lookedInvoices: (count) => `Looked at ${count} ${count === 1 ? 'invoice' : 'invoices'}`,
  nothingUnbilled: (where) => `Nothing is unbilled${where}.`,
  unbilled: (hours, amounts, where) => `Unbilled${where}: ${hours}, worth ${amounts}.`,
  approved: (hours) => ` Of it ${hours} are approved and can go on an invoice now.`,
  wholeClient: ' (all projects: invoices are kept by client)',
  where: (name) => ` for **${name}**`,
  when: (span) => `, ${span}`,
  nothingOverdue: (where) => `No invoice is overdue${where}.`,
  overdue: (count, figure, amounts, where) =>
    `${figure} ${count === 1 ? 'invoice is' : 'invoices are'} overdue${where}, ${amounts} in all:`,
  overdueSince: (days) => (days === 1 ? '1 day overdue' : `${days} days overdue`),
  nothingInvoiced: (where, when) => `Nothing was invoiced${where}${when}.`,
  invoiced: (amounts, where, when) => `Invoiced${where}${when}: ${amounts}.`,
  net: (net, gross, count) =>
    `${net} net (${gross} with tax) in ${count} ${count === 1 ? 'document' : 'documents'}`,
};

const german: Words = {
  lookedUnbilled: (entries) => `${entries} nicht abgerechnete Einträge angesehen`,
  lookedInvoices: (count) => `${count} ${count === 1 ? 'Rechnung' : 'Rechnungen'} angesehen`,
  nothingUnbilled: (where) => `Es ist nichts offen${where}: alles ist abgerechnet.`,
  unbilled: (hours, amounts, where) => `Noch nicht abgerechnet${where}: ${hours} im Wert von ${amounts}.`,
  approved: (hours) => ` Davon sind ${hours} freigegeben und können jetzt auf eine Rechnung.`,
  wholeClient: ' (alle Projekte: Rechnungen gehören zum Kunden)',
  where: (name) => ` für **${name}**`,
  when: (span) => ` (${span})`,
  nothingOverdue: (where) => `Keine Rechnung ist überfällig${where}.`,
  overdue: (count, figure, amounts, where) =>
    `${figure} ${count === 1 ? 'Rechnung ist' : 'Rechnungen sind'} überfällig${where}, zusammen ${amounts}:`,
  overdueSince: (days) => (days === 1 ? 'seit 1 Tag überfällig' : `seit ${days} Tagen überfällig`),
  nothingInvoiced: (where, when) => `Es wurde nichts in Rechnung gestellt${where}${when}.`,
  invoiced: (amounts, where, when) => `In Rechnung gestellt${where}${when}: ${amounts}.`,
  net: (net, gross, count) =>
    `${net} netto (${gross} mit Steuer) in ${count} ${count === 1 ? 'Beleg' : 'Belegen'}`,
};

const words: Readonly<Record<Language, Words>> = { en: english, de: german };
const linesShown = 15;

function sumByCurrency(amounts: readonly Money[]): readonly Money[] {
  const byCurrency = Map.groupBy(amounts, ({ currency }) => currency);
  return [...byCurrency].map(([currency, same]) => ({
    currency,
    minor: same.reduce((sum, { minor }) => sum + minor, 0),
  }));
}

function whereOf(question: Question, { language }: AnswerContext): string {
  const record = question.project ?? question.client;
  return record === undefined ? '' : words[language].where(plain(record.name));
}

function whenOf(question: Question, { language, format }: AnswerContext): string {
  return question.period === undefined ? '' : words[language].when(format.span(question.period));
}

function moneyList(amounts: readonly Money[], { format, language }: AnswerContext): string {
  return enumerate(amounts.map(format.money), language);
}

/** Every amount opens the time that it is for. */
async function linkUnbilled(question: Question, clients: readonly UnbilledClient[], context: AnswerContext) {
  const { data, figures, format, language } = context;
  const entries = clients.reduce((sum, client) => sum + client.entries, 0);
  const ids =
    entries <= linkedIdsAtMost
      ? await data.listUnbilledIds(toFilter(question), linkedIdsAtMost)
      : clients.map(({ clientId }) => clientId);
  const kind = entries <= linkedIdsAtMost ? 'entries' : 'client';
  const seconds = clients.reduce((sum, client) => sum + client.seconds, 0);
  const hours = figures.link(format.duration(seconds), kind, ids);
  const amounts = sumByCurrency(clients.flatMap((client) => client.amounts)).map((amount) =>
    figures.link(format.money(amount), kind, ids),
  );
  const approvedSeconds = clients.reduce((sum, client) => sum + client.approvedSeconds, 0);
  return { hours, amounts: enumerate(amounts, language), approvedSeconds };
}

export const answerUnbilled: Answerer = async function* answerUnbilled(question, context): Answer {
  const { data, figures, format, language } = context;
  const say = words[language];
  const { value: clients, tool } = await look(
    () => data.listUnbilled(toFilter(question)),
    (found) => say.lookedUnbilled(format.count(found.reduce((sum, client) => sum + client.entries, 0))),
  );
  yield tool;
  const where = `${whereOf(question, context)}${whenOf(question, context)}`;
  if (clients.length === 0) {
    yield figures.text(say.nothingUnbilled(where));
    return;
  }
  const { hours, amounts, approvedSeconds } = await linkUnbilled(question, clients, context);
  const approved = approvedSeconds > 0 ? say.approved(`**${format.duration(approvedSeconds)}**`) : '';
  yield figures.text(`${say.unbilled(hours, amounts, where)}${approved}`);
  if (clients.length > 1) {
    const lines = clients.slice(0, linesShown).map((client) => {
      const figure = figures.link(format.duration(client.seconds), 'client', [client.clientId]);
      return `- **${plain(client.clientName)}**: ${figure}, ${moneyList(client.amounts, context)}`;
    });
    yield figures.text(`\n\n${lines.join('\n')}`);
  }
};

function overdueLine(invoice: InvoiceFact, { figures, format, language, today }: AnswerContext): string {
  const amount = figures.link(format.money(invoice.due), 'invoice', [invoice.id]);
  const late = words[language].overdueSince(daysBetween(invoice.dueDate, today));
  return `- ${plain(invoice.number)} **${plain(invoice.clientName)}**: ${amount}, ${late}`;
}

export const answerOverdue: Answerer = async function* answerOverdue(question, context): Answer {
  const { data, figures, language, today } = context;
  const say = words[language];
  const clientId = question.client?.id ?? question.project?.clientId;
  const { value: invoices, tool } = await look(
    () => data.listOverdue(today, clientId),
    (found) => say.lookedInvoices(found.length),
  );
  yield tool;
  const where = clientOf(question, context);
  if (invoices.length === 0) {
    yield figures.text(say.nothingOverdue(where));
    return;
  }
  const ids = invoices.map(({ id }) => id);
  const amounts = sumByCurrency(invoices.map(({ due }) => due)).map((amount) =>
    figures.link(context.format.money(amount), 'invoice', ids),
  );
  const count = figures.link(String(invoices.length), 'invoice', ids);
  yield figures.text(`${say.overdue(invoices.length, count, enumerate(amounts, language), where)}\n\n`);
  yield figures.text(
    invoices
      .slice(0, linesShown)
      .map((invoice) => overdueLine(invoice, context))
      .join('\n'),
  );
};

/** Invoices belong to clients: a question about a project is answered for its client, and says so. */
function clientOf(question: Question, { language }: AnswerContext): string {
  const name = question.client?.name ?? question.project?.clientName;
  const say = words[language];
  const whole = question.client === undefined ? say.wholeClient : '';
  return name === undefined ? '' : `${say.where(plain(name))}${whole}`;
}

type InvoicedTotal = Pick<InvoicedSum, 'net' | 'gross' | 'ids'>;

function sumInvoiced(sums: readonly InvoicedSum[]): readonly InvoicedTotal[] {
  const byCurrency = Map.groupBy(sums, ({ net }) => net.currency);
  return [...byCurrency].map(([currency, same]) => ({
    net: { currency, minor: same.reduce((total, { net }) => total + net.minor, 0) },
    gross: { currency, minor: same.reduce((total, { gross }) => total + gross.minor, 0) },
    ids: same.flatMap(({ ids }) => ids),
  }));
}

function invoicedFigure(
  { net, gross, ids }: InvoicedTotal,
  { figures, format, language }: AnswerContext,
): string {
  const link = figures.link(format.money(net), 'invoice', ids.slice(0, linkedIdsAtMost));
  return words[language].net(link, format.money(gross), ids.length);
}

export const answerRevenue: Answerer = async function* answerRevenue(question, context): Answer {
  const { data, figures, language } = context;
  const say = words[language];
  const { value: sums, tool } = await look(
    () => data.sumInvoiced(question.period, question.client?.id ?? question.project?.clientId),
    (found) => say.lookedInvoices(found.reduce((count, { ids }) => count + ids.length, 0)),
  );
  yield tool;
  const where = clientOf(question, context);
  const when = whenOf(question, context);
  if (sums.length === 0) {
    yield figures.text(say.nothingInvoiced(where, when));
    return;
  }
  const totals = sumInvoiced(sums).map((sum) => invoicedFigure(sum, context));
  yield figures.text(say.invoiced(enumerate(totals, language), where, when));
  if (new Set(sums.map(({ clientId }) => clientId)).size > 1) {
    const lines = sums
      .slice(0, linesShown)
      .map((sum) => `- **${plain(sum.clientName)}**: ${invoicedFigure(sum, context)}`);
    yield figures.text(`\n\n${lines.join('\n')}`);
  }
};
