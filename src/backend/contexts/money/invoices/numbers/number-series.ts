/**
 * The series that documents of today are counted in, and what each begins with: a practice that comes from another tool in
 * mid-year goes on where that one ended.
 */
import type { NumberSeries } from '../../../../../domain/invoice-numbering.ts';
import { markedSequence } from '../../../../../domain/invoicing/number-mark.ts';
import { formatNumber, seriesOfPattern } from '../../../../../domain/invoicing/number-pattern.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import { ApiError, invalidField } from '../../../../platform/http/api-error.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import { loadSeller, todayOf } from '../invoice-loading.ts';
import type { InvoicePorts } from '../invoices.ports.ts';
import {
  type CounterRow,
  findCounter,
  type SeriesKey,
  setFirstSequence,
} from '../number-series.repository.ts';
import type { FirstNumber, NumberSeriesList, NumberSeriesReply } from './number-series.schema.ts';

type Kept = Pick<NumberSeriesReply, 'kind' | 'clientId' | 'clientName' | 'pattern'>;

interface OnDay {
  readonly reads: Reads;
  /** ISO date in the practice's zone. */
  readonly today: string;
}

export async function listNumberSeries(ports: InvoicePorts, { actor }: Caller): Promise<NumberSeriesList> {
  const { kept, today } = await listKept(ports, ports.reads(actor));
  const items: NumberSeriesReply[] = [];
  const day = { reads: ports.reads(actor), today };
  for (const one of kept) items.push(await showSeries(ports, one, day));
  return { items };
}

/** @throws ApiError `conflict` once the series has given a number */
export async function setFirstNumber(
  ports: InvoicePorts,
  work: Work,
  { caller, input }: { readonly caller: Caller; readonly input: FirstNumber },
): Promise<NumberSeriesReply> {
  const { organizationId } = caller.actor;
  const { kept, today } = await listKept(ports, work.reads);
  const { kind, clientId = null, first } = input;
  const series = kept.find((one) => one.kind === kind && one.clientId === clientId);
  if (!series) throw invalidField('clientId', 'names no client with a pattern of its own');
  const key: SeriesKey = { ...seriesOfPattern(series.pattern, today), organizationId };
  // A database that is gone may have given numbers of the series.
  const isGiven = first <= lastIssued(ports, key, undefined);
  if (isGiven || !(await setFirstSequence(work, key, first))) {
    throw new ApiError('conflict', 'This series has given numbers already: its first one stays.', [
      { field: 'first', issue: 'is of a series that is used' },
    ]);
  }
  return await showSeries(ports, series, { reads: work.reads, today });
}

async function listKept(
  ports: InvoicePorts,
  reads: Reads,
): Promise<{ readonly kept: readonly Kept[]; readonly today: string }> {
  const seller = await loadSeller(ports, reads);
  const clients = await ports.listClientPatterns(reads);
  const own = { clientId: null, clientName: null };
  const kept: Kept[] = [
    { kind: 'invoice', ...own, pattern: seller.invoice_pattern },
    { kind: 'credit_note', ...own, pattern: seller.credit_note_pattern },
    ...clients.map(
      ({ id, name, pattern }): Kept => ({ kind: 'invoice', clientId: id, clientName: name, pattern }),
    ),
  ];
  return { kept, today: todayOf(seller, ports.clock()) };
}

/** The highest number that the series gave, here or in a database that is gone; 0 before the first. */
export function lastIssued(
  { numberMarks }: Pick<InvoicePorts, 'numberMarks'>,
  series: NumberSeries,
  counter: Pick<CounterRow, 'last_sequence'> | undefined,
): number {
  const marked = numberMarks ? markedSequence(numberMarks.current(), series) : 0;
  return Math.max(counter?.last_sequence ?? 0, marked);
}

async function showSeries(
  ports: Pick<InvoicePorts, 'numberMarks'>,
  kept: Kept,
  { reads, today }: OnDay,
): Promise<NumberSeriesReply> {
  const series = seriesOfPattern(kept.pattern, today);
  const counter = await findCounter(reads, series);
  const nextSequence = lastIssued(ports, series, counter) + 1;
  return {
    ...kept,
    year: series.year,
    isUsed: counter !== undefined && counter.last_issue_date !== null,
    lastIssueDate: counter?.last_issue_date ?? null,
    nextSequence,
    nextNumber: formatNumber(kept.pattern, today, nextSequence),
  };
}
