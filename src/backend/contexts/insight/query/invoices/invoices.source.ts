/**
 * Invoices and credit notes. Invoiced, with or without tax, are documents of their days of issue, credit notes taken off, those
 * of the tool before left out (domain/money-reports/revenue.ts); due is what open invoices still ask for (domain/payments/balance.ts).
 */
import { withoutProject } from '../../../../../domain/figures/invoiced-projects.ts';
import { type Money, sumByCurrency } from '../../../../../domain/money.ts';
import { payTimesOf } from '../../../../../domain/money-reports/pay-times.ts';
import { vatByRate } from '../../../../../domain/money-reports/vat.ts';
import { projectLabel } from '../../../../../domain/names/project-label.ts';
import { balanceOf } from '../../../../../domain/payments/balance.ts';
import type { Filter, Measure } from '../../../../../domain/query/frame.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import { readTaxes } from '../../../money/model/frozen-taxes.ts';
import { amountsOf } from '../../../money/model/invoice-amounts.ts';
import { isOpening } from '../../../money/model/opening-series.ts';
import { listPaidOn, loadLedger } from '../../model/ledger.repository.ts';
import type {
  Behind,
  Beside,
  InvoiceRecord,
  QueryGroup,
  Tally,
  TaxShare,
} from '../../model/query/answers.ts';
import { isDateGroup } from '../../model/query/date-groups.ts';
import { compareAmounts, isWithinAmount } from '../amounts.ts';
import { hasEnds, withinEnds } from '../ends.ts';
import { dateKey } from '../group-keys.ts';
import type { Asked, QuerySource, RecordsAsked } from '../query.ts';
import { rememberEach } from '../remember-each.ts';
import { type InvoiceRow, listFrozen, listInvoiceRows } from './invoices.repository.ts';
import { type InvoicePart, isOfProjects, listInvoiceParts, withinProjects } from './invoices-by-project.ts';

export interface InvoiceSourcePorts {
  readonly reads: Reads;
  /** ISO date in the organization's zone. */
  readonly today: string;
  /** The practice's own currency. */
  readonly currency: string;
}

export function openInvoiceSource({ reads, today, currency }: InvoiceSourcePorts): QuerySource {
  const load = rememberEach(async (asked: Asked): Promise<readonly InvoiceRecord[]> => {
    const rows = await listInvoiceRows(reads, {
      ...asked,
      filters: withWhatIsMeant(asked),
      today,
      paidLate: await listPaidLate(reads, asked),
    });
    const counted = isOfOwn(asked) ? rows.filter((row) => !isOpening(row)) : rows;
    const found = counted
      .map(toRecord)
      .filter((one) => asked.filters.every((filter) => isWithinAmount(filter, boundedBy(filter, one))));
    const ofProjects = await withinProjects(reads, found, {
      ...asked,
      isWhole: asked.measure === 'invoices',
    });
    return withinEnds(ofProjects, asked.filters, {
      own: currency,
      isMeant: ({ isCredit }) => !isCredit,
      sizeOf,
    });
  });
  const list = async ({ measure, filters, period }: Asked) => await load({ measure, filters, period });
  async function groupByProject(asked: Asked): Promise<readonly QueryGroup[]> {
    const others = asked.filters.filter(({ field }) => field !== 'project');
    const parts = await listInvoiceParts(reads, await list({ ...asked, filters: others }));
    const wanted = parts.filter(({ projectId }) => isOfProjects(projectId, asked.filters));
    return [...Map.groupBy(wanted, ({ projectId }) => projectId)].map(([key, same]) => ({
      key,
      name: key === withoutProject ? '' : nameOf(same[0]),
      tally: tallyOf(
        same.map(({ record }) => record),
        asked,
      ),
    }));
  }
  return {
    total: async (asked) => tallyOf(await list(asked), asked),
    async groups(asked, by) {
      if (by === 'project') return await groupByProject(asked);
      const keyOf = (one: InvoiceRecord) =>
        isDateGroup(by) ? dateKey(one.issueDate ?? today, by) : one.clientId;
      return [...Map.groupBy(await list(asked), keyOf)].map(([key, same]) => ({
        key,
        name: isDateGroup(by) ? key : (same[0]?.clientName ?? ''),
        tally: tallyOf(same, asked),
      }));
    },
    async records(asked) {
      const found = order(await list(asked), asked, currency).slice(0, asked.limit);
      if (!asked.isWhole) return found;
      const days = await listPaidOn(
        reads,
        found.map(({ id }) => id),
      );
      return found.map((one) => ({ ...one, paidOn: days.get(one.id) }));
    },
    async behind(asked, { limit }) {
      return behindOf(await list(asked), limit);
    },
    async beside(asked) {
      if (asked.measure === 'vat') return { taxes: await readShares(reads, await list(asked), currency) };
      return asked.measure === 'due' && !hasEnds(asked.filters) ? await readOverdue(asked, list) : {};
    },
  };
}

const nameOf = (part: InvoicePart | undefined): string =>
  part === undefined ? '' : projectLabel(part.record.clientName, part.projectName);

const sizeOf = ({ gross }: InvoiceRecord): Money => gross;

/** What a bound is of. */
const boundedBy = (filter: Filter, { net, gross }: InvoiceRecord): Money =>
  filter.field === 'amount' && filter.isNet ? net : gross;

/** Of the whole ledger, and only where it is asked for. */
async function listPaidLate(reads: Reads, { filters }: Pick<Asked, 'filters'>): Promise<readonly string[]> {
  const isAsked = filters.some((one) => one.field === 'invoice' && one.condition === 'paidLate');
  return isAsked ? payTimesOf((await loadLedger(reads, {})).ledger).lateIds : [];
}

function behindOf(records: readonly InvoiceRecord[], limit: number): Behind {
  const idsOf = (some: readonly InvoiceRecord[]) => some.slice(0, limit).map(({ id }) => id);
  const currencies = Map.groupBy(records, ({ gross }) => gross.currency);
  return {
    kind: 'invoice',
    ids: idsOf(records),
    ...(currencies.size > 1 && {
      byCurrency: new Map([...currencies].map(([one, same]) => [one, idsOf(same)])),
    }),
  };
}

/** By currency, category and rate, the practice's own currency first: of documents as they were issued. */
async function readShares(
  reads: Reads,
  records: readonly InvoiceRecord[],
  own: string,
): Promise<readonly TaxShare[]> {
  const documents = await listFrozen(
    reads,
    records.map(({ id }) => id),
  );
  return vatByRate(documents.map(readTaxes))
    .toSorted((one, other) => Number(other.currency === own) - Number(one.currency === own))
    .map(({ taxCategory: category, taxRate: rate, currency, ...row }) => ({
      category,
      rate,
      base: { minor: row.base, currency },
      tax: { minor: row.tax, currency },
    }));
}

/** Of what is to be paid, what is overdue: also where a question leaves it out. */
async function readOverdue(
  asked: Asked,
  list: (asked: Asked) => Promise<readonly InvoiceRecord[]>,
): Promise<Beside> {
  const others = asked.filters.filter((one) => one.field !== 'invoice' || one.condition !== 'overdue');
  const isAsked = asked.filters.some(
    (one) => one.field === 'invoice' && one.condition === 'overdue' && one.is,
  );
  if (isAsked) return {};
  const filters: readonly Filter[] = [...others, { field: 'invoice', is: true, condition: 'overdue' }];
  const overdue = await list({ ...asked, filters });
  const tally = tallyOf(overdue, asked);
  return { beside: [{ name: 'overdue', tally, behind: behindOf(overdue, linkedAtMost) }] };
}

const linkedAtMost = 500;

function isOfRevenue(measure: Measure): boolean {
  return measure === 'invoiced' || measure === 'gross' || measure === 'vat';
}

/** What was issued here; what is owed may be of the tool before. */
function isOfOwn({ measure, filters }: Asked): boolean {
  const isOwed = filters.some(
    (one) =>
      one.field === 'due' || one.field === 'late' || (one.field === 'invoice' && owed.has(one.condition)),
  );
  return isOfRevenue(measure) || (measure === 'invoices' && !isOwed);
}

const owed: ReadonlySet<string> = new Set(['open', 'overdue', 'paid']);

/** What is due is of open invoices; what is counted are invoices, unless credit notes are asked for. */
function withWhatIsMeant({ measure, filters }: Asked): readonly Filter[] {
  const said = new Set(filters.flatMap((one) => (one.field === 'invoice' ? one.condition : [])));
  if (measure === 'due') return [...filters, { field: 'invoice', is: true, condition: 'open' }];
  const isOfInvoices = measure === 'invoices' && !said.has('credit');
  return isOfInvoices ? [...filters, { field: 'invoice', is: false, condition: 'credit' }] : filters;
}

function toRecord(row: InvoiceRow): InvoiceRecord {
  const { currency, document_type: type } = row;
  const isCredit = type === '381';
  const amounts = amountsOf(row);
  const isOpen = row.state === 'issued' || row.state === 'sent' || row.state === 'part_paid';
  return {
    kind: 'invoice',
    id: row.id,
    number: row.number,
    isCredit,
    state: row.state,
    clientId: row.clientId,
    clientName: row.clientName,
    issueDate: row.issue_date,
    dueDate: row.due_date,
    sentOn: row.sent_on,
    net: { minor: row.net_minor, currency },
    tax: { minor: row.tax_minor, currency },
    gross: { minor: row.gross_minor, currency },
    due: { minor: isOpen ? balanceOf(type, amounts).due : 0, currency },
    paid: { minor: amounts.paid, currency },
  };
}

/** A credit note carries positive amounts: it takes them back. */
export function amountOf(one: InvoiceRecord, measure: Measure): Money {
  const amount = { invoiced: one.net, vat: one.tax, due: one.due }[measure as string] ?? one.gross;
  return one.isCredit ? { ...amount, minor: -amount.minor } : amount;
}

function tallyOf(records: readonly InvoiceRecord[], { measure, filters }: Asked): Tally {
  // Credit notes alone are counted by what they give back.
  const isOfCredits =
    measure === 'invoices' &&
    filters.some((one) => one.field === 'invoice' && one.condition === 'credit' && one.is);
  const amounts = records.map((one) => (isOfCredits ? one.gross : amountOf(one, measure)));
  return {
    seconds: 0,
    amounts: sumByCurrency(amounts),
    count: records.length,
    ...(measure === 'invoiced' && {
      gross: sumByCurrency(records.map((one) => amountOf(one, 'gross'))),
    }),
  };
}

function order(
  records: readonly InvoiceRecord[],
  { order: by, isDescending, measure }: RecordsAsked,
  own: string,
): readonly InvoiceRecord[] {
  const sign = isDescending ? -1 : 1;
  // They come by date and are as many of one day as they were issued.
  if (by === 'date') return isDescending ? records.toReversed() : records;
  if (by === 'due')
    return records.toSorted((one, other) => sign * (one.dueDate ?? '').localeCompare(other.dueDate ?? ''));
  return records.toSorted((one, other) =>
    compareAmounts(amountOf(one, measure), amountOf(other, measure), { own, isDescending }),
  );
}
