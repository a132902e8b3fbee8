/** What is owed, invoiced, received and taxed; each report is one pure function of the domain over the stored documents. */
import { type RevenueMonth, revenueByMonth } from '../../../../domain/money-reports/revenue.ts';
import { countWithoutRate, type VatRow, vatByRate } from '../../../../domain/money-reports/vat.ts';
import {
  ageOn,
  daysLate,
  invoicesOn,
  type Ledger,
  unallocatedOn,
} from '../../../../domain/payments/ageing.ts';
import { can } from '../../../../domain/policy/policy.ts';
import { localDate } from '../../../../domain/zones.ts';
import type { Clock } from '../../../platform/clock.ts';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { invalidField } from '../../../platform/http/api-error.ts';
import { lacking } from '../../../platform/http/refusals/lacking.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { readTaxes } from '../../money/model/frozen-taxes.ts';
import { amountsOf } from '../../money/model/invoice-amounts.ts';
import { isOpening } from '../../money/model/opening-series.ts';
import { loadLedger, type OfClient } from '../model/ledger.repository.ts';
import { monthsUpTo } from '../model/months.ts';
import { listClientNames } from '../model/names.repository.ts';
import { listFrozen } from './money-reports.repository.ts';
import type {
  Ageing,
  AgeingQuery,
  MarginQuery,
  MarginReply,
  Revenue,
  RevenueQuery,
  VatQuery,
  VatReport,
} from './money-reports.schema.ts';
import { type MarginPorts, readMargin } from './read-margin.ts';

export interface MoneyReportPorts extends MarginPorts, Pick<SlicePorts, 'reads'> {
  readonly clock: Clock;
  /** The organization's. */
  readonly loadPolicy: (reads: Reads) => Promise<{ readonly currency: string; readonly zone: string }>;
}

export interface MoneyReportsService {
  ageing(caller: Caller, query: AgeingQuery): Promise<Ageing>;
  revenue(caller: Caller, query: RevenueQuery): Promise<Revenue>;
  vat(caller: Caller, query: VatQuery): Promise<VatReport>;
  margin(caller: Caller, query: MarginQuery): Promise<MarginReply>;
}

interface Practice {
  readonly currency: string;
  /** ISO date in its zone. */
  readonly today: string;
}

export function createMoneyReportsService(ports: MoneyReportPorts): MoneyReportsService {
  const open = async ({ actor }: Caller): Promise<Practice> => {
    const { currency, zone } = await ports.loadPolicy(ports.reads(actor));
    return { currency, today: localDate(ports.clock(), zone) };
  };
  return {
    async ageing(caller, { on, clientId }) {
      const practice = await open(caller);
      return await readAgeing(
        ports.reads(caller.actor),
        { clientId },
        { ...practice, on: on ?? practice.today },
      );
    },
    async revenue(caller, query) {
      const practice = await open(caller);
      const to = query.to ?? practice.today.slice(0, 7);
      const from = query.from ?? monthsUpTo(to, 12)[0] ?? to;
      if (from > to) throw invalidField('from', 'lies after the last month');
      return await readRevenue(ports.reads(caller.actor), query, { from, to, own: practice.currency });
    },
    async vat(caller, { from, to, clientId }) {
      if (from > to) throw invalidField('from', 'lies after the last day');
      const { currency } = await open(caller);
      const documents = (await listFrozen(ports.reads(caller.actor), { clientId, from, to })).map(readTaxes);
      return {
        from,
        to,
        rows: ownFirst(vatByRate(documents), currency).map(toVatRow),
        withoutRate: countWithoutRate(documents),
      };
    },
    async margin(caller, query) {
      if (query.from > query.to) throw invalidField('from', 'lies after the last day');
      requireInvoices(caller);
      const { currency } = await open(caller);
      return await readMargin(ports, personOf(caller), { ...query, currency });
    },
  };
}

/** What costs are read by is the route's: this is what the amounts beside them are. */
function requireInvoices({ actor }: Caller): void {
  if (!can(actor, 'invoice:read', { organizationId: actor.organizationId })) {
    throw lacking(actor, 'invoice:read');
  }
}

function toVatRow({ accountingCurrency, ...row }: VatRow): VatReport['rows'][number] {
  const { currency } = row;
  return {
    ...row,
    base: { minor: row.base, currency },
    tax: { minor: row.tax, currency },
    accountedTax:
      accountingCurrency === undefined ? null : { minor: row.accountedTax, currency: accountingCurrency },
  };
}

/** The practice's own currency first, the others as they come. */
function ownFirst<Row extends { readonly currency: string }>(
  rows: readonly Row[],
  own: string,
): readonly Row[] {
  return rows.toSorted((one, other) => Number(other.currency === own) - Number(one.currency === own));
}

async function readAgeing(
  reads: Reads,
  of: OfClient,
  { on, currency: own }: { readonly on: string; readonly currency: string },
): Promise<Ageing> {
  const { ledger, documents } = await loadLedger(reads, of);
  const names = await listClientNames(reads);
  const rows = new Map(documents.map((row) => [row.id, row]));
  const open = invoicesOn(ledger, on).filter(({ due }) => due > 0);
  return {
    on,
    firstIssueDate: documents[0]?.issue_date ?? null,
    rows: [...ownFirst(drawAgeing(ledger, on), own)],
    open: open
      .map(({ document, due }) => {
        const { id, dueDate, issueDate, gross, currency } = document;
        const row = rows.get(id);
        const clientId = row?.client_id ?? '';
        return {
          id,
          number: row?.number ?? '',
          clientId,
          clientName: names.get(clientId) ?? '',
          issueDate,
          dueDate,
          sentOn: row?.sent_on ?? null,
          daysLate: daysLate(dueDate, on),
          gross: { minor: gross, currency },
          due: { minor: due, currency },
        };
      })
      .toSorted((one, other) => one.dueDate.localeCompare(other.dueDate) || one.id.localeCompare(other.id)),
  };
}

function drawAgeing(ledger: Ledger, on: string): Ageing['rows'] {
  const ages = ageOn(ledger, on);
  const credit = new Map(unallocatedOn(ledger, on));
  for (const { document, overpaid } of invoicesOn(ledger, on)) {
    if (overpaid > 0) credit.set(document.currency, (credit.get(document.currency) ?? 0) + overpaid);
  }
  const currencies = new Set([
    ...ages.keys(),
    ...[...credit].filter(([, minor]) => minor > 0).map(([key]) => key),
  ]);
  return [...currencies].toSorted().map((currency) => {
    const age = ages.get(currency) ?? { not_due: 0, '1_30': 0, '31_60': 0, '61_90': 0, over_90: 0 };
    const overdue = age['1_30'] + age['31_60'] + age['61_90'] + age.over_90;
    const money = (minor: number) => ({ minor, currency });
    return {
      currency,
      total: money(age.not_due + overdue),
      notDue: money(age.not_due),
      days1To30: money(age['1_30']),
      days31To60: money(age['31_60']),
      days61To90: money(age['61_90']),
      over90: money(age.over_90),
      overdue: money(overdue),
      credit: money(credit.get(currency) ?? 0),
    };
  });
}

async function readRevenue(
  reads: Reads,
  of: OfClient,
  { from, to, own }: { readonly from: string; readonly to: string; readonly own: string },
): Promise<Revenue> {
  const { ledger, documents } = await loadLedger(reads, of);
  const issued = documents.map((row) => ({
    id: row.id,
    documentType: row.document_type,
    currency: row.currency,
    issueDate: row.issue_date ?? '',
    net: row.net_minor,
    tax: row.tax_minor,
    gross: amountsOf(row).gross,
    isOpening: isOpening(row),
  }));
  const prepaid = ledger.documents
    .filter((document) => document.prepaid !== 0)
    .map(({ id, issueDate, prepaid: minor }) => ({ invoiceId: id, date: issueDate, minor }));
  const paid = ledger.transactions.flatMap(({ valueDate: date, allocations }) =>
    allocations
      .filter(({ kind }) => kind === 'paid')
      .map(({ invoiceId, minor }) => ({ invoiceId, date, minor })),
  );
  const rows = fillMonths(revenueByMonth(issued, [...prepaid, ...paid], { from, to }), { from, to });
  return { from, to, rows: ownFirst(rows, own).map(toRevenueRow) };
}

/** A month without anything is a month of nothing, not a hole in a chart. */
function fillMonths(
  rows: readonly RevenueMonth[],
  { from, to }: { readonly from: string; readonly to: string },
): readonly RevenueMonth[] {
  const count =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
    Number(to.slice(5)) -
    Number(from.slice(5)) +
    1;
  const months = monthsUpTo(to, count);
  const currencies = [...new Set(rows.map(({ currency }) => currency))];
  const known = new Map(rows.map((row) => [`${row.currency} ${row.month}`, row]));
  const nothing = { invoicedNet: 0, invoicedTax: 0, receivedGross: 0, receivedNet: 0 };
  return currencies.flatMap((currency) =>
    months.map((month) => known.get(`${currency} ${month}`) ?? { ...nothing, currency, month }),
  );
}

function toRevenueRow({ currency, month, ...sums }: RevenueMonth): Revenue['rows'][number] {
  const money = (minor: number) => ({ minor, currency });
  return {
    currency,
    month,
    invoicedNet: money(sums.invoicedNet),
    invoicedTax: money(sums.invoicedTax),
    receivedGross: money(sums.receivedGross),
    receivedNet: money(sums.receivedNet),
  };
}
