/** Rows of invoices as the API shows them. */

import * as z from 'zod';
import { type DayPart, splitByDay } from '../../../../domain/day-parts.ts';
import { findSeconds } from '../../../../domain/duration.ts';
import { roundingOf } from '../../../../domain/invoice-builder.ts';
import type { InvoiceLine } from '../../../../domain/invoice-document.ts';
import { balanceOf, settlementOf } from '../../../../domain/payments/balance.ts';
import { toInstant, toInstantOrNull } from '../../../platform/http/instant.ts';
import { instantSchema } from '../../../platform/http/wire.ts';
import { amountsOf } from '../model/invoice-amounts.ts';
import { readRounding } from '../model/stored-rounding.ts';
import type { TracedEntry, TracedLine } from './invoice-document.schema.ts';
import type { TraceRow } from './invoice-lines.repository.ts';
import { datesOf, requireTaxCategory } from './invoice-record.ts';
import type { InvoiceHead } from './invoices.repository.ts';
import { discountSchema, type Invoice } from './invoices.schema.ts';
import { groupingOf, hasAnnex } from './lines/making.ts';

export interface InvoiceFacts {
  readonly clientName?: string | undefined;
  /** ISO date in the seller's zone. */
  readonly today: string;
}

export function toInvoice(row: InvoiceHead, { clientName, today }: InvoiceFacts): Invoice {
  const money = (minor: number) => ({ minor, currency: row.currency });
  const dates = datesOf(row, today);
  const amounts = amountsOf(row);
  const { due, overpaid } = balanceOf(row.document_type, amounts);
  const settled = { documentType: row.document_type, state: row.state, dueDate: dates.dueDate, amounts };
  const settlement = settlementOf(settled, today);
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    documentType: row.document_type,
    state: row.state,
    number: row.number,
    clientId: row.client_id,
    clientName: clientName ?? '',
    currency: row.currency,
    ...dates,
    periodStart: row.period_start,
    periodEnd: row.period_end,
    net: money(row.net_minor),
    tax: money(row.tax_minor),
    gross: money(row.gross_minor),
    paid: money(row.paid_minor),
    credited: money(row.credited_minor),
    discounted: money(row.discounted_minor),
    writtenOff: money(row.written_off_minor),
    due: money(due),
    overpaid: money(overpaid),
    settlement,
    overdue: settlement === 'overdue',
    sent: toSent(row),
    buyerReference: row.buyer_reference,
    note: row.note,
    paymentTerms: row.payment_terms,
    language: row.language,
    discount: row.discount === null ? null : discountSchema.parse(JSON.parse(row.discount)),
    taxCategory: requireTaxCategory(row.tax_category),
    taxRate: row.tax_rate,
    rounding: readRounding(row.rounding).rounding,
    grouping: { heads: null, ...groupingOf(row) },
    annex: hasAnnex(row),
    issuedAt: toInstantOrNull(row.issued_at),
    precedingInvoiceId: row.preceding_id,
  };
}

function toSent({ sent_on: date, sent_to: to, sent_via: via }: InvoiceHead): Invoice['sent'] {
  return date === null ? null : { date, to, via: via ?? 'other' };
}

export function toTrace(
  head: Pick<InvoiceHead, 'rounding'>,
  lines: readonly InvoiceLine[],
  rows: readonly TraceRow[],
): TracedLine[] {
  const terms = readRounding(head.rounding);
  return lines.map((line) => {
    const entries = rows.filter((row) => row.line_id === line.id).map(toTracedEntry);
    const recordedSeconds = entries.reduce((sum, entry) => sum + entry.seconds, 0);
    const rounding = roundingOf(entries[0]?.projectId ?? '', terms);
    return { lineId: line.id, recordedSeconds, billedSeconds: findSeconds(line) ?? 0, rounding, entries };
  });
}

function toTracedEntry(row: TraceRow): TracedEntry {
  const git = readGit(row);
  return {
    id: row.id,
    projectId: row.project_id,
    projectName: row.project_name,
    userName: row.user_name,
    localDate: row.local_date,
    startedAt: toInstant(row.started_at),
    endedAt: toInstantOrNull(row.ended_at),
    zone: row.zone,
    note: row.note,
    seconds: row.billed_from,
    days: daysOf(row),
    ...git,
  };
}

/** None where the entry was changed since it was billed: its days of today are not those of what was billed. */
function daysOf({ started_at: startMs, ended_at, zone, billed_from: billedFrom }: TraceRow): DayPart[] {
  const days = splitByDay({ startMs, endMs: ended_at ?? startMs }, zone);
  return days.reduce((sum, { seconds }) => sum + seconds, 0) === billedFrom ? [...days] : [];
}

export function readGit({ git }: Pick<TraceRow, 'git'>): z.infer<typeof gitSchema> {
  return gitSchema.parse(git === null ? {} : JSON.parse(git));
}

/** Of the facts that clients gather, what a trace shows. */
const gitSchema = z.object({
  branch: z.string().nullable().default(null),
  remote: z.string().nullable().default(null),
  commits: z.array(z.object({ hash: z.string(), subject: z.string(), at: instantSchema })).default([]),
});
