/**
 * What an invoice must satisfy, as a list that the preview shows and that issuing obeys. The rules of EN 16931
 * (`invoicing/rules`) carry their own names.
 */
import { checkStandard } from './e-invoice/rules/standard-rules.ts';
import type { InvoiceDocument } from './invoice-document.ts';
import { describeDay } from './invoice-words.ts';
import { findRuleFaults } from './invoicing/rules/en16931.ts';
import type { CheckAction } from './invoicing/rules/fault.ts';
import { findImplausible } from './invoicing/rules/plausible-rules.ts';
import { findForeignVatCurrency } from './tax/accounting-currencies.ts';
import { isDate } from './zones.ts';

/** A failed `error` forbids to issue; a failed `warning` is told. */
export type CheckSeverity = 'error' | 'warning';

export interface InvoiceCheck {
  /** A rule of EN 16931 (`BR-CO-10`) or one of ours (`entries-approved`). */
  readonly rule: string;
  readonly severity: CheckSeverity;
  readonly passed: boolean;
  /** What holds, or what is missing and how it is fixed. */
  readonly message: string;
  /** Path of the value in the document, where one value is at fault. */
  readonly field?: string;
  readonly action?: CheckAction;
  /** Monday of the week that `approveWeek` is about (ISO date). */
  readonly weekStart?: string;
}

/** How an entry that a line bills stands in the books. */
export interface BilledEntryFact {
  readonly entryId: string;
  /** True when its timesheet is approved or already invoiced by this invoice. */
  readonly approved: boolean;
  /** True when another invoice bills it. */
  readonly billedElsewhere: boolean;
}

/** The checks of the preview, in order: entries approved, none billed before, then EN 16931: each failed rule, or one line that all hold. */
export function checkInvoice(
  invoice: InvoiceDocument,
  entries: readonly BilledEntryFact[],
): readonly InvoiceCheck[] {
  const failed = checkEn16931(invoice);
  const clean = {
    rule: 'EN 16931',
    severity: 'error',
    passed: true,
    message: 'EN 16931: no errors',
  } as const;
  const isClean = failed.every(({ rule, severity }) => severity === 'warning' && !rule.startsWith('BR-'));
  return [...checkEntries(entries), ...(isClean ? [clean] : []), ...failed];
}

/** True when nothing forbids to issue. */
export function mayIssue(checks: readonly InvoiceCheck[]): boolean {
  return checks.every((check) => check.passed || check.severity === 'warning');
}

/** What the document itself breaks, errors first; empty when it is clean. */
export function checkEn16931(invoice: InvoiceDocument): readonly InvoiceCheck[] {
  const faults = [...findRuleFaults(invoice), ...findImplausible(invoice)].map(
    (fault): InvoiceCheck => ({ severity: 'error', passed: false, ...fault }),
  );
  return [...faults, ...findPaperOnly(invoice, faults), ...findWarnings(invoice)];
}

/** What paper and PDF may leave open, shown while it can still be added: an issued invoice keeps what it lacks. */
function findPaperOnly(invoice: InvoiceDocument, errors: readonly InvoiceCheck[]): readonly InvoiceCheck[] {
  const refused = new Set(errors.map(({ field }) => field));
  return checkStandard(invoice)
    .filter(({ field }) => !refused.has(field))
    .map((fault) => ({ severity: 'warning', passed: false, ...fault }));
}

function findWarnings(invoice: InvoiceDocument): readonly InvoiceCheck[] {
  const { issueDate, periodEnd, currency, accountingTax } = invoice;
  const foreign = findForeignVatCurrency(invoice);
  const late = isDate(issueDate) && periodEnd > issueDate;
  const warnings = [
    {
      rule: 'work-before-issue',
      holds: !late,
      message: `The work ends on ${describeDay(periodEnd, issueDate)}, after the invoice date.`,
    },
    {
      rule: 'accounting-tax',
      holds: foreign === undefined || accountingTax !== undefined,
      message: `The VAT is due in ${foreign}, and the invoice tells it in ${currency} alone: say at which rate of which day.`,
    },
  ];
  return warnings
    .filter(({ holds }) => !holds)
    .map(({ rule, message }) => ({ rule, severity: 'warning', passed: false, message }));
}

/** Nothing is said of entries where none is billed. */
function checkEntries(entries: readonly BilledEntryFact[]): readonly InvoiceCheck[] {
  if (entries.length === 0) return [];
  const open = entries.filter((entry) => !entry.approved).length;
  const twice = entries.filter((entry) => entry.billedElsewhere).length;
  const all =
    entries.length === 1 ? 'The one entry is approved' : `All ${entries.length} entries are approved`;
  return [
    {
      rule: 'entries-approved',
      severity: 'error',
      passed: open === 0,
      message: open === 0 ? all : `${open} of ${entries.length} entries are not approved`,
    },
    {
      rule: 'not-billed-before',
      severity: 'error',
      passed: twice === 0,
      message:
        twice === 0
          ? 'No entry billed before'
          : `${twice} of ${entries.length} entries are billed on another invoice`,
    },
  ];
}
