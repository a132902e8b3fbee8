/** Sums of money: received, by month, VAT, how old debts are, who owes and who brings most, how long payment takes. */
import { sumByCurrency, toDecimalString } from '../../../../../../../domain/money.ts';
import type { InvoicedSum } from '../../../practice-data.ts';
import { type Answer, type Answerer, enumerate, look, plain } from '../answer.ts';
import { sayInvoiceOwner } from '../invoice-owner.ts';
import { periodOf, spanOf, tr } from '../shared.ts';
import { clientIdOf, lookedAtInvoices } from './invoices.ts';
import { link } from './owed.ts';

export const answerReceived: Answerer = async function* answerReceived(question, context): Answer {
  const { data, figures, format, language } = context;
  const { period } = question;
  const { value: rows, tool } = await look(
    () => data.received(period, clientIdOf(question)),
    (found) =>
      tr(
        context,
        `Looked at payments of ${found.length} clients`,
        `Zahlungen von ${found.length} Kunden angesehen`,
      ),
  );
  yield tool;
  const when = period === undefined ? tr(context, ', all time', ' insgesamt') : spanOf(period, context);
  const from = question.client ?? (question.project?.clientName && { name: question.project.clientName });
  const where = `${from ? tr(context, ` from **${plain(from.name)}**`, ` von **${plain(from.name)}**`) : ''}${when}`;
  if (rows.length === 0) {
    yield figures.text(
      tr(context, `No payment was received${where}.`, `Es ist keine Zahlung eingegangen${where}.`),
    );
    return;
  }
  const totals = sumByCurrency(rows.map(({ amount }) => amount)).map((amount) => {
    const ids = rows
      .filter((row) => row.amount.currency === amount.currency)
      .flatMap(({ invoiceIds }) => invoiceIds);
    return link(amount, ids, context);
  });
  const beside = sumByCurrency(
    rows.map(({ amount, allocated }) => ({ ...amount, minor: amount.minor - allocated.minor })),
  ).filter(({ minor }) => minor !== 0);
  const credit =
    beside.length === 0
      ? ''
      : tr(
          context,
          ` Of it **${enumerate(
            beside.map((one) => format.money(one)),
            language,
          )}** lie on no invoice.`,
          ` Davon liegen **${enumerate(
            beside.map((one) => format.money(one)),
            language,
          )}** auf keiner Rechnung.`,
        );
  yield figures.text(
    tr(
      context,
      `Received${where}: ${enumerate(totals, language)}.${credit}`,
      `Eingegangen${where}: ${enumerate(totals, language)}.${credit}`,
    ),
  );
  if (rows.length > 1) {
    const lines = rows
      .slice(0, 15)
      .map((row) => `- **${plain(row.clientName)}**: ${link(row.amount, row.invoiceIds, context)}`);
    const rest = rows.length - lines.length;
    if (rest > 0) lines.push(tr(context, `- and ${rest} more`, `- und ${rest} weitere`));
    yield figures.text(`\n\n${lines.join('\n')}`);
  }
};

export const answerLastPayment: Answerer = async function* answerLastPayment(question, context): Answer {
  const { data, figures, format } = context;
  const { value: last, tool } = await look(
    () => data.findLastReceived(clientIdOf(question)),
    () => tr(context, 'Looked at payments', 'Zahlungen angesehen'),
  );
  yield tool;
  const where = sayInvoiceOwner(question, context.language);
  if (last === undefined) {
    yield figures.text(
      tr(context, `No payment was received yet${where}.`, `Es ist noch keine Zahlung eingegangen${where}.`),
    );
    return;
  }
  const amount = link(last.amount, last.invoiceIds, context);
  const day = format.day(last.date);
  yield figures.text(
    tr(
      context,
      `The last payment came ${day} from **${plain(last.clientName)}**: ${amount}.`,
      `Die letzte Zahlung kam ${day} von **${plain(last.clientName)}**: ${amount}.`,
    ),
  );
};

export const answerRevenueByMonth: Answerer = async function* answerRevenueByMonth(
  question,
  context,
): Answer {
  const { data, figures, format, language, today } = context;
  const year = Number(today.slice(0, 4));
  const month = today.slice(5, 7);
  const from = question.period?.from.slice(0, 7) ?? nextMonth(`${year - 1}-${month}`);
  const to = question.period?.to.slice(0, 7) ?? today.slice(0, 7);
  const { value: rows, tool } = await look(
    () =>
      data.revenue({
        from,
        to: [to, today.slice(0, 7)].toSorted()[0] ?? to,
        clientId: clientIdOf(question),
      }),
    (found) => tr(context, `Looked at ${found.length} months`, `${found.length} Monate angesehen`),
  );
  yield tool;
  const where = sayInvoiceOwner(question, language);
  if (rows.every(({ invoicedNet }) => invoicedNet.minor === 0)) {
    yield figures.text(
      tr(context, `Nothing was invoiced${where}.`, `Es wurde nichts in Rechnung gestellt${where}.`),
    );
    return;
  }
  const totals = sumByCurrency(rows.map(({ invoicedNet }) => invoicedNet)).map(
    (one) => `**${format.money(one)}**`,
  );
  const lines = rows.map((row) => `- ${format.month(row.month)}: **${format.money(row.invoicedNet)}**`);
  yield figures.text(
    `${tr(context, 'Invoiced net', 'Netto in Rechnung gestellt')}${where}, ${tr(context, 'by month', 'nach Monat')}: ${enumerate(totals, language)}\n\n${lines.join('\n')}`,
  );
  const own = rows.filter(({ currency }) => currency === rows[0]?.currency);
  yield {
    type: 'chart',
    chart: {
      title: tr(context, 'Invoiced net', 'Netto in Rechnung gestellt'),
      unit: 'money',
      bars: own.map((row) => ({
        label: format.month(row.month),
        value: Number(toDecimalString(row.invoicedNet)),
        text: format.money(row.invoicedNet),
      })),
    },
  };
};

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

export const answerTopClient: Answerer = async function* answerTopClient(question, context): Answer {
  const { data, figures, format } = context;
  const period = periodOf(question, context);
  const { value: sums, tool } = await look(
    () => data.sumInvoiced(period, undefined),
    (found) => lookedAtInvoices(context)(found.reduce((count, { ids }) => count + ids.length, 0)),
  );
  yield tool;
  const span = spanOf(period, context);
  if (sums.length === 0) {
    yield figures.text(
      tr(context, `Nothing was invoiced${span}.`, `Es wurde nichts in Rechnung gestellt${span}.`),
    );
    return;
  }
  const sections = [...Map.groupBy(sums, ({ net }) => net.currency)].map(([, same]) => {
    const total = same.reduce((all, { net }) => all + net.minor, 0);
    const ranked = same.toSorted((one, other) => other.net.minor - one.net.minor);
    const shown = question.client
      ? ranked.filter(({ clientId }) => clientId === question.client?.id)
      : ranked.slice(0, 10);
    const lineOf = (one: InvoicedSum) => {
      const share = total > 0 ? ` (**${format.percent(one.net.minor / total)}**)` : '';
      return `- **${plain(one.clientName)}**: ${link(one.net, one.ids, context)}${share}`;
    };
    return shown.map(lineOf).join('\n');
  });
  const list = sections.filter(Boolean).join('\n\n');
  yield figures.text(
    list === ''
      ? tr(
          context,
          `Nothing was invoiced for **${plain(question.client?.name ?? '')}**${span}.`,
          `Für **${plain(question.client?.name ?? '')}** wurde nichts in Rechnung gestellt${span}.`,
        )
      : `${tr(context, `Invoiced net by client${span}, the largest first:`, `Netto in Rechnung gestellt nach Kunde${span}, der größte zuerst:`)}\n\n${list}`,
  );
};

export const answerVat: Answerer = async function* answerVat(question, context): Answer {
  const { data, figures, format, language } = context;
  const period = periodOf(question, context);
  const clientId = clientIdOf(question);
  const { value, tool } = await look(
    async () => ({ rows: await data.vat(period, clientId), sums: await data.sumInvoiced(period, clientId) }),
    ({ sums }) => lookedAtInvoices(context)(sums.reduce((count, { ids }) => count + ids.length, 0)),
  );
  yield tool;
  const where = `${sayInvoiceOwner(question, language)}${spanOf(period, context)}`;
  if (value.rows.length === 0) {
    yield figures.text(
      tr(context, `Nothing was invoiced${where}.`, `Es wurde nichts in Rechnung gestellt${where}.`),
    );
    return;
  }
  const idsOf = (currency: string) =>
    value.sums.filter(({ net }) => net.currency === currency).flatMap(({ ids }) => ids);
  const totals = sumByCurrency(value.rows.map(({ tax }) => tax)).map((one) =>
    link(one, idsOf(one.currency), context),
  );
  const lines = value.rows.map(
    ({ taxRate, taxCategory, base, tax }) =>
      `- ${plain(`${taxCategory} ${taxRate} %`)}: **${format.money(tax)}** ${tr(context, 'on', 'auf')} **${format.money(base)}**`,
  );
  yield figures.text(
    `${tr(context, `VAT invoiced${where}`, `In Rechnung gestellte Umsatzsteuer${where}`)}: ${enumerate(totals, language)}\n\n${lines.join('\n')}`,
  );
};
