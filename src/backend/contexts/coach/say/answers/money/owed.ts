/** How old debts are, who pays late, and how long payment takes. */
import type { Money } from '../../../../../../domain/money.ts';
import { type Answer, type AnswerContext, type Answerer, linkedIdsAtMost, look, plain } from '../answer.ts';
import { sayInvoiceOwner } from '../invoice-owner.ts';
import { tr } from '../shared.ts';
import { sayAny, sayNoneLeft, saySide } from '../whether.ts';
import { clientIdOf, lookedAtInvoices } from './invoices.ts';

function link(money: Money, ids: readonly string[], { figures, format }: AnswerContext): string {
  return figures.link(format.money(money), 'invoice', ids.slice(0, linkedIdsAtMost));
}

export const answerAgeing: Answerer = async function* answerAgeing(question, context): Answer {
  const { data, figures } = context;
  const { value, tool } = await look(
    () => data.ageing(clientIdOf(question)),
    ({ open }) => lookedAtInvoices(context)(open.length),
  );
  yield tool;
  const where = sayInvoiceOwner(question, context.language);
  const rows = value.rows.filter(({ total }) => total.minor > 0);
  if (rows.length === 0) {
    yield figures.text(tr(context, `Nothing is open${where}.`, `Es ist nichts offen${where}.`));
    return;
  }
  const bands = [
    ['notDue', tr(context, 'not due yet', 'noch nicht fällig'), (late: number) => late <= 0],
    [
      'days1To30',
      tr(context, '1–30 days late', '1–30 Tage überfällig'),
      (late: number) => late > 0 && late <= 30,
    ],
    [
      'days31To60',
      tr(context, '31–60 days late', '31–60 Tage überfällig'),
      (late: number) => late > 30 && late <= 60,
    ],
    [
      'days61To90',
      tr(context, '61–90 days late', '61–90 Tage überfällig'),
      (late: number) => late > 60 && late <= 90,
    ],
    [
      'over90',
      tr(context, 'more than 90 days late', 'mehr als 90 Tage überfällig'),
      (late: number) => late > 90,
    ],
  ] as const;
  const sections = rows.map((row) => {
    const idsOf = (isIn: (late: number) => boolean) =>
      value.open.filter((one) => one.due.currency === row.currency && isIn(one.daysLate)).map(({ id }) => id);
    const lines = bands
      .filter(([key]) => row[key].minor > 0)
      .map(([key, label, isIn]) => `- ${label}: ${link(row[key], idsOf(isIn), context)}`);
    const total = link(
      row.total,
      idsOf(() => true),
      context,
    );
    return `${tr(context, `Open${where}: ${total}`, `Offen${where}: ${total}`)}\n\n${lines.join('\n')}`;
  });
  yield figures.text(sections.join('\n\n'));
};

const ofLate = /\b(?:late|later|zu spat|verspatet|unpunktlich|overdue)\b/;
const inTime = /\b(?:on time|in time|punctual(?:ly)?|promptly|punktlich|rechtzeitig|fristgerecht)\b/;

export const answerDaysToPay: Answerer = async function* answerDaysToPay(question, context): Answer {
  const { data, figures, format } = context;
  const { value, tool } = await look(
    () => data.payTimes(clientIdOf(question)),
    ({ invoices }) => lookedAtInvoices(context)(invoices),
  );
  yield tool;
  const where = sayInvoiceOwner(question, context.language);
  if (value.invoices === 0) {
    yield figures.text(
      tr(context, `No invoice was paid yet${where}.`, `Es wurde noch keine Rechnung bezahlt${where}.`),
    );
    return;
  }
  const days = figures.link(format.decimal(value.days), 'invoice', value.ids.slice(0, linkedIdsAtMost));
  const late = `**${format.decimal(Math.abs(value.daysLate))}**`;
  const isLate = value.daysLate > 0;
  yield figures.text(
    saySide(
      [
        [ofLate, isLate],
        [inTime, !isLate],
      ],
      context,
    ) +
      tr(
        context,
        `On average ${days} days from issue to payment${where}, ${late} days ${isLate ? 'after' : 'before'} the due date (${value.invoices} paid ${value.invoices === 1 ? 'invoice' : 'invoices'}).`,
        `Im Schnitt ${days} Tage von der Rechnung bis zur Zahlung${where}, ${late} Tage ${isLate ? 'nach' : 'vor'} der Fälligkeit (${value.invoices} bezahlte ${value.invoices === 1 ? 'Rechnung' : 'Rechnungen'}).`,
      ),
  );
};

/** How long each client takes to pay, and how late that is: the latest first. */
export const answerLatePayers: Answerer = async function* answerLatePayers(_question, context): Answer {
  const { data, figures, format } = context;
  const { value: rows, tool } = await look(
    async () => {
      const clients = (await data.listNames()).filter(({ kind }) => kind === 'client');
      const times = await Promise.all(
        clients.map(async (client) => ({ client, ...(await data.payTimes(client.id)) })),
      );
      return times.filter(({ invoices }) => invoices > 0);
    },
    (found) => lookedAtInvoices(context)(found.reduce((count, { invoices }) => count + invoices, 0)),
  );
  yield tool;
  if (rows.length === 0) {
    yield figures.text(tr(context, 'No invoice was paid yet.', 'Es wurde noch keine Rechnung bezahlt.'));
    return;
  }
  const lines = rows
    .toSorted((one, other) => other.daysLate - one.daysLate)
    .slice(0, 20)
    .map(({ client, days, daysLate, invoices, ids }) => {
      const figure = figures.link(format.decimal(days), 'invoice', ids.slice(0, linkedIdsAtMost));
      const late = `**${format.decimal(Math.abs(daysLate))}**`;
      const [after, before] = [tr(context, 'after', 'nach'), tr(context, 'before', 'vor')];
      const side = daysLate > 0 ? after : before;
      return tr(
        context,
        `- **${plain(client.name)}**: ${figure} days, ${late} ${side} the due date (${invoices} paid ${invoices === 1 ? 'invoice' : 'invoices'})`,
        `- **${plain(client.name)}**: ${figure} Tage, ${late} ${side} der Fälligkeit (${invoices} bezahlte ${invoices === 1 ? 'Rechnung' : 'Rechnungen'})`,
      );
    });
  const late = rows.filter(({ daysLate }) => daysLate > 0).length;
  const isOfTime = context.whether !== undefined && inTime.test(context.whether.text);
  const answer = isOfTime ? sayNoneLeft(late, context) : sayAny(late, context);
  yield figures.text(
    `${answer}${tr(context, 'From issue to payment, on average, the latest payer first:', 'Von der Rechnung bis zur Zahlung im Schnitt, wer am spätesten zahlt zuerst:')}\n\n${lines.join('\n')}`,
  );
};
