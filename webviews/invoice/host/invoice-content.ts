/** Between the API's invoice and what the panel shows and changes; pure. */

import type {
  Invoice,
  InvoiceDocumentReply,
  PatchInvoice,
  TracedEntry,
  TracedLine,
} from '../../../src/api-client/index.ts';
import type { DayPart } from '../../../src/domain/day-parts.ts';
import { definedFields } from '../../../src/domain/fields/defined-fields.ts';
import { billEach, findBilledSeconds } from '../../../src/domain/rounding.ts';
import type { ApiFailure } from '../../../src/pages/failures.ts';
import type { Translate } from '../../../src/pages/words.ts';
import type { InvoiceField } from '../invoice-fields.ts';
import type {
  InvoiceChanges,
  InvoiceCheck,
  InvoiceContent,
  InvoiceRefusal,
  LineTrace,
  TaxChoice,
  TraceEntry,
} from '../messages.ts';

export interface InvoiceFacts {
  readonly invoice: Invoice;
  readonly reply: InvoiceDocumentReply;
}

const languages = ['de', 'en'] as const;

/** Besides the invoice's own: what a practice in Europe meets; rates of a country are its seller's settings. */
const usualTaxes: readonly TaxChoice[] = [
  { taxCategory: 'AE', taxRate: '0' },
  { taxCategory: 'K', taxRate: '0' },
  { taxCategory: 'G', taxRate: '0' },
  { taxCategory: 'E', taxRate: '0' },
  { taxCategory: 'Z', taxRate: '0' },
  { taxCategory: 'O', taxRate: '0' },
];

export interface ContentPorts {
  readonly t: Translate;
  /** Offered besides the invoice's own and the usual ones. */
  readonly taxes?: readonly TaxChoice[];
}

export function toContent({ invoice, reply }: InvoiceFacts, { t, taxes = [] }: ContentPorts): InvoiceContent {
  const { document, version, trace, checks, expectedNumber, paymentCode } = reply;
  const subject = [
    ...new Set(trace.flatMap(({ entries }) => entries.map((entry) => entry.projectName))),
  ].join(', ');
  const own: TaxChoice = { taxCategory: invoice.taxCategory, taxRate: invoice.taxRate };
  return {
    type: 'invoice',
    document,
    version,
    savedAt: invoice.updatedAt,
    ...(expectedNumber === null ? {} : { expectedNumber }),
    ...(subject === '' ? {} : { subject }),
    traces: trace.filter(({ entries }) => entries.length > 0).map(toTrace),
    checks: checks.map((check) => toCheck(check, t)),
    taxChoices: uniqueTaxes([own, ...taxes, ...usualTaxes]),
    languages: [...new Set([invoice.language, ...languages])],
    ...(paymentCode === null || invoice.due.minor === 0 ? {} : { paymentCode }),
    making: {
      grouping: { lines: invoice.grouping.lines, heads: invoice.grouping.heads ?? null },
      annex: invoice.annex,
      discountPercent: invoice.discount && 'percent' in invoice.discount ? invoice.discount.percent : null,
    },
    editable: invoice.state === 'draft',
  };
}

function toCheck(
  { rule, severity, passed, message, action, weekStart }: InvoiceDocumentReply['checks'][number],
  t: Translate,
): InvoiceCheck {
  const labels = {
    editClient: t('Edit Client…'),
    editOrganization: t('Edit Your Business…'),
    approveWeek: t('Approve and Add'),
    takeUpTime: t('Add to Invoice'),
  } as const;
  return {
    id: rule,
    state: passed ? 'ok' : severity,
    text: message,
    ...(action && { action: { label: labels[action], id: action, ...(weekStart && { weekStart }) } }),
  };
}

function toTrace({ lineId, recordedSeconds, billedSeconds, rounding, entries }: TracedLine): LineTrace {
  return {
    lineId,
    recordedSeconds,
    billedSeconds,
    rounding,
    entries: entries.flatMap((entry) => toTraceEntry(entry, rounding)),
  };
}

function toTraceEntry(entry: TracedEntry, rounding: TracedLine['rounding']): TraceEntry[] {
  const { id, startedAt, endedAt, zone, note, seconds, commits } = entry;
  if (endedAt === null) return [];
  return [
    {
      id,
      startedAt,
      endedAt,
      zone,
      note,
      seconds: findBilledSeconds(seconds, rounding) ?? seconds,
      ...(entry.days.length > 1 && { days: billDays(entry, rounding) }),
      commits: commits.map(({ hash }) => hash),
    },
  ];
}

/** They add up to the seconds that are shown of the entry. */
function billDays({ id, seconds, days }: TracedEntry, rounding: TracedLine['rounding']): DayPart[] {
  if (findBilledSeconds(seconds, rounding) === undefined) return [...days];
  const billed = billEach(
    days.map((day) => ({ id, work: '', ...day })),
    { ...rounding, scope: 'entry' },
  );
  return days.map(({ date }, index) => ({ date, seconds: billed[index] ?? 0 }));
}

function uniqueTaxes(choices: readonly TaxChoice[]): TaxChoice[] {
  const keys = new Map(choices.map((choice) => [`${choice.taxCategory} ${Number(choice.taxRate)}`, choice]));
  // The first of equal ones wins: it is the invoice's own, in its own notation.
  for (const choice of [...choices].reverse())
    keys.set(`${choice.taxCategory} ${Number(choice.taxRate)}`, choice);
  return [...keys.values()];
}

/** The change as the API takes it; fields that did not change are not in it. */
export function toPatch(changes: InvoiceChanges, t: Translate): PatchInvoice {
  const { issueDate, dueDate, period, buyerReference, discountPercent, tax, language, note } = changes;
  const { cashDiscount, charge, grouping, annex, accountingRate } = changes;
  return {
    ...definedFields({
      cashDiscounts: cashDiscount && [cashDiscount],
      charges: charge && [charge],
      grouping,
      annex,
      accountingRate,
      issueDate,
      dueDate,
      period: period && { from: period.start, to: period.end },
      buyerReference,
      discount: discountPercent === undefined ? undefined : toDiscount(discountPercent, t),
    }),
    ...tax,
    ...definedFields({ language, note }),
  };
}

function toDiscount(percent: string | null, t: Translate): NonNullable<PatchInvoice['discount']> | null {
  return percent === null || Number(percent) === 0 ? null : { reason: t('Discount'), percent };
}

const fields: Readonly<Record<string, InvoiceField>> = {
  issueDate: 'issueDate',
  dueDate: 'dueDate',
  period: 'period',
  buyerReference: 'buyerReference',
  discount: 'discountPercent',
  taxCategory: 'tax',
  taxRate: 'tax',
  language: 'language',
  note: 'note',
  cashDiscounts: 'cashDiscount',
  charges: 'charge',
  grouping: 'grouping',
  annex: 'annex',
  accountingRate: 'accountingRate',
};

/** Why a change or the issue did not happen, field by field where the backend says which. */
export function toRefusal(
  failure: Pick<ApiFailure, 'message' | 'details'>,
  answers?: number,
): InvoiceRefusal {
  const named = failure.details.flatMap(({ field, issue }) => {
    const known = fields[field.split('.')[0] ?? ''];
    return known === undefined ? [] : [{ field: known, issue }];
  });
  return {
    type: 'refused',
    ...(answers === undefined ? {} : { answers }),
    message: failure.message,
    fields: named,
  };
}
