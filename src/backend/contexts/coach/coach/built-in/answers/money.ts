/** Unbilled time and what was invoiced. Amounts of several currencies are listed, never added up. */
import type { UnbilledClient } from '../../../../../../domain/figures/figures.ts';
import { type Money, sumByCurrency } from '../../../../../../domain/money.ts';
import type { InvoicedSum, WorkFilter } from '../../practice-data.ts';
import type { Question } from '../question.ts';
import type { Language } from '../vocabulary.ts';
import {
  type Answer,
  type AnswerContext,
  type Answerer,
  enumerate,
  linkedIdsAtMost,
  look,
  plain,
} from './answer.ts';
import { toFilter } from './hours.ts';
import { sayInvoiceOwner } from './invoice-owner.ts';

interface Words {
  readonly lookedUnbilled: (entries: string) => string;
  readonly lookedInvoices: (count: number) => string;
  readonly nothingUnbilled: (where: string) => string;
  readonly unbilled: (hours: string, amounts: string, where: string) => string;
  readonly ready: (hours: string) => string;
  readonly drafted: (hours: string) => string;
  readonly where: (name: string) => string;
  readonly when: (span: string) => string;
  readonly nothingInvoiced: (where: string, when: string) => string;
  readonly invoiced: (amounts: string, where: string, when: string) => string;
  readonly net: (net: string, gross: string, count: number) => string;
}

const english: Words = {
  lookedUnbilled: (entries) => `Looked at ${entries} unbilled entries`,
  lookedInvoices: (count) => `Looked at ${count} ${count === 1 ? 'invoice' : 'invoices'}`,
  nothingUnbilled: (where) => `Nothing is unbilled${where}.`,
  unbilled: (hours, amounts, where) => `Unbilled${where}: ${hours}, worth ${amounts}.`,
  ready: (hours) => ` Of it ${hours} are approved and can go on an invoice now.`,
  drafted: (hours) => ` ${hours} are on a draft invoice.`,
  where: (name) => ` for **${name}**`,
  when: (span) => `, ${span}`,
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
  ready: (hours) => ` Davon sind ${hours} freigegeben und können jetzt auf eine Rechnung.`,
  drafted: (hours) => ` ${hours} stehen auf einem Rechnungsentwurf.`,
  where: (name) => ` für **${name}**`,
  when: (span) => ` (${span})`,
  nothingInvoiced: (where, when) => `Es wurde nichts in Rechnung gestellt${where}${when}.`,
  invoiced: (amounts, where, when) => `In Rechnung gestellt${where}${when}: ${amounts}.`,
  net: (net, gross, count) =>
    `${net} netto (${gross} mit Steuer) in ${count} ${count === 1 ? 'Beleg' : 'Belegen'}`,
};

const words: Readonly<Record<Language, Words>> = { en: english, de: german };
const linesShown = 15;

function whereOf(question: Question, { language }: AnswerContext): string {
  const record = question.project ?? question.client;
  return record === undefined ? '' : words[language].where(plain(record.name));
}

function whenOf(question: Question, { language, format }: AnswerContext): string {
  return question.period === undefined ? '' : words[language].when(format.span(question.period));
}

/** Links figures to the entries that they are of, or to their clients when the entries are too many for a link. */
async function unbilledLinker(
  filter: WorkFilter,
  clients: readonly UnbilledClient[],
  context: AnswerContext,
) {
  const { data, figures } = context;
  const entries = clients.reduce((sum, client) => sum + client.entries, 0);
  const isFew = entries <= linkedIdsAtMost;
  const ids = isFew
    ? await data.listUnbilledIds(filter, linkedIdsAtMost)
    : clients.map(({ clientId }) => clientId).slice(0, linkedIdsAtMost);
  return (figure: string): string => figures.link(figure, isFew ? 'entries' : 'client', ids);
}

/** Every amount opens the time that it is for. */
async function linkUnbilled(question: Question, clients: readonly UnbilledClient[], context: AnswerContext) {
  const { format, language } = context;
  const link = await unbilledLinker(toFilter(question), clients, context);
  const hours = link(format.duration(clients.reduce((sum, client) => sum + client.seconds, 0)));
  const amounts = sumByCurrency(clients.flatMap((client) => client.amounts)).map((amount) =>
    link(format.money(amount)),
  );
  return { hours, amounts: enumerate(amounts, language) };
}

async function sayReady(question: Question, clients: readonly UnbilledClient[], context: AnswerContext) {
  const seconds = clients.reduce((sum, client) => sum + client.readySeconds, 0);
  if (seconds === 0) {
    return '';
  }
  const ready = clients.filter(({ readySeconds }) => readySeconds > 0);
  const link = await unbilledLinker({ ...toFilter(question), ready: true }, ready, context);
  return words[context.language].ready(link(context.format.duration(seconds)));
}

function sayDrafted(
  clients: readonly UnbilledClient[],
  { language, format, figures }: AnswerContext,
): string {
  const drafted = clients.filter(({ draftSeconds }) => draftSeconds > 0);
  if (drafted.length === 0) {
    return '';
  }
  const hours = format.duration(drafted.reduce((sum, client) => sum + client.draftSeconds, 0));
  const ids = drafted.map(({ clientId }) => clientId).slice(0, linkedIdsAtMost);
  return words[language].drafted(figures.link(hours, 'client', ids));
}

async function unbilledLine(question: Question, client: UnbilledClient, context: AnswerContext) {
  const filter = { ...toFilter(question), clientId: client.clientId };
  const link = await unbilledLinker(filter, [client], context);
  const hours = link(context.format.duration(client.seconds));
  const amounts = client.amounts.map((amount) => link(context.format.money(amount)));
  return `- **${plain(client.clientName)}**: ${hours}, ${enumerate(amounts, context.language)}`;
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
  const { hours, amounts } = await linkUnbilled(question, clients, context);
  const ready = await sayReady(question, clients, context);
  const drafted = sayDrafted(clients, context);
  yield figures.text(`${say.unbilled(hours, amounts, where)}${ready}${drafted}`);
  if (clients.length > 1) {
    const lines: string[] = [];
    for (const client of clients.slice(0, linesShown)) {
      lines.push(await unbilledLine(question, client, context));
    }
    yield figures.text(`\n\n${lines.join('\n')}`);
  }
};

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
  const linked = ids.slice(0, linkedIdsAtMost);
  const link = (amount: Money) => figures.link(format.money(amount), 'invoice', linked);
  return words[language].net(link(net), link(gross), ids.length);
}

export const answerRevenue: Answerer = async function* answerRevenue(question, context): Answer {
  const { data, figures, language } = context;
  const say = words[language];
  const { value: sums, tool } = await look(
    () => data.sumInvoiced(question.period, question.client?.id ?? question.project?.clientId),
    (found) => say.lookedInvoices(found.reduce((count, { ids }) => count + ids.length, 0)),
  );
  yield tool;
  const where = sayInvoiceOwner(question, language);
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
