/**
 * What an invoice must satisfy, as a list that the preview shows and that issuing obeys. The rules of EN 16931
 * carry their own names; where the official ones are too lax (BR-CO-17 and
 * BR-S-09 let a tax pass that is wrong by up to 0.99) an exact rule stands beside them.
 */
import { findSeconds } from './duration.ts';
import { isDecimal, isDecimalBetween } from './exact.ts';
import type { InvoiceDocument, InvoiceLine, Party, TaxCategory } from './invoice-document.ts';
import { breakDownTax, computeTotals, lineNet } from './invoice-totals.ts';
import { describeDay } from './invoice-words.ts';
import { findMinorDigits, type Money } from './money.ts';
import { isTaxRateOf } from './tax-categories.ts';
import { isDate } from './zones.ts';

/** A failed `error` forbids to issue; a failed `warning` is told. */
export type CheckSeverity = 'error' | 'warning';

/** What a user opens to mend a failed check that the invoice itself cannot: the data of one of its parties. */
export type CheckAction = 'editOrganization' | 'editClient';

export interface InvoiceCheck {
  /** A rule of EN 16931 (`BR-CO-10`) or one of ours (`entries-approved`). */
  readonly rule: string;
  readonly severity: CheckSeverity;
  readonly passed: boolean;
  /** What holds, or what is missing and how it is mended. */
  readonly message: string;
  readonly action?: CheckAction;
}

/** How an entry that a line bills stands in the books. */
export interface BilledEntryFact {
  readonly entryId: string;
  /** True when its timesheet is approved or already invoiced by this invoice. */
  readonly approved: boolean;
  /** True when another invoice bills it. */
  readonly billedElsewhere: boolean;
}

interface Rule {
  readonly rule: string;
  readonly severity?: CheckSeverity;
  readonly missing: string | ((invoice: InvoiceDocument) => string);
  readonly action?: CheckAction;
  readonly holds: (invoice: InvoiceDocument) => boolean;
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
  const hasErrors = failed.some((check) => check.severity === 'error');
  return [...checkEntries(entries), ...(hasErrors ? [] : [clean]), ...failed];
}

/** True when nothing forbids to issue. */
export function mayIssue(checks: readonly InvoiceCheck[]): boolean {
  return checks.every((check) => check.passed || check.severity === 'warning');
}

/** The rules that `invoice` breaks; empty when it is clean. */
export function checkEn16931(invoice: InvoiceDocument): readonly InvoiceCheck[] {
  return rules.filter((rule) => !rule.holds(invoice)).map((rule) => toFailure(rule, invoice));
}

function toFailure(
  { rule, severity = 'error', missing, action }: Rule,
  invoice: InvoiceDocument,
): InvoiceCheck {
  const message = typeof missing === 'string' ? missing : missing(invoice);
  return { rule, severity, passed: false, message, ...(action === undefined ? {} : { action }) };
}

function checkEntries(entries: readonly BilledEntryFact[]): readonly InvoiceCheck[] {
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

const present = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';
const hasAddress = (party: Party): boolean => party.addressLines.some(present);
const hasCountry = (party: Party): boolean => /^[A-Z]{2}$/.test(party.countryCode);
const eachLine =
  (holds: (line: InvoiceLine) => boolean) =>
  (invoice: InvoiceDocument): boolean =>
    invoice.lines.every(holds);
/** On a line (BR-AE-02, BR-IC-02 …) or on an allowance (BR-AE-03, BR-IC-03 …). */
const uses = (invoice: InvoiceDocument, category: TaxCategory): boolean =>
  [...invoice.lines, ...invoice.allowances, ...invoice.charges].some(
    ({ taxCategory }) => taxCategory === category,
  );
const whenUsing =
  (category: TaxCategory, holds: (invoice: InvoiceDocument) => boolean) =>
  (invoice: InvoiceDocument): boolean =>
    !uses(invoice, category) || holds(invoice);
const namesCountry = (vatId: string | undefined): boolean => vatId === undefined || /^[A-Z]{2}/.test(vatId);
const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const decimalsIn = (text: string): number => text.split('.')[1]?.length ?? 0;

const rules: readonly Rule[] = [
  {
    rule: 'BR-02',
    missing: 'An issued invoice has a number.',
    holds: (invoice) => invoice.state === 'draft' || present(invoice.number),
  },
  {
    rule: 'BR-03',
    missing: 'The invoice date is not a date.',
    holds: (invoice) => isDate(invoice.issueDate),
  },
  {
    rule: 'BR-05',
    missing: 'The currency is not one of ISO 4217.',
    holds: (invoice) => findMinorDigits(invoice.currency) !== undefined,
  },
  {
    rule: 'BR-06',
    missing: 'Your organization has no name: add it in the settings.',
    action: 'editOrganization',
    holds: (invoice) => present(invoice.seller.name),
  },
  {
    rule: 'BR-07',
    missing: 'The client has no name.',
    action: 'editClient',
    holds: (invoice) => present(invoice.buyer.name),
  },
  {
    rule: 'BR-08',
    missing: 'Your organization has no postal address: add it in the settings.',
    action: 'editOrganization',
    holds: (invoice) => hasAddress(invoice.seller),
  },
  {
    rule: 'BR-09',
    missing: 'Your organization has no country: add it in the settings.',
    action: 'editOrganization',
    holds: (invoice) => hasCountry(invoice.seller),
  },
  {
    rule: 'BR-10',
    missing: 'The client has no postal address: add it to the client.',
    action: 'editClient',
    holds: (invoice) => hasAddress(invoice.buyer),
  },
  {
    rule: 'BR-11',
    missing: 'The client has no country: add it to the client.',
    action: 'editClient',
    holds: (invoice) => hasCountry(invoice.buyer),
  },
  { rule: 'BR-16', missing: 'The invoice has no line.', holds: (invoice) => invoice.lines.length > 0 },
  {
    rule: 'BR-25',
    missing: 'A line has no description.',
    holds: eachLine((line) => present(line.description)),
  },
  {
    rule: 'BR-27',
    missing: 'A unit price is negative or not a decimal.',
    holds: eachLine((line) => isDecimal(line.unitPrice) && !line.unitPrice.startsWith('-')),
  },
  {
    rule: 'BR-29',
    missing: 'The service period ends before it starts.',
    holds: (invoice) => invoice.periodStart <= invoice.periodEnd,
  },
  {
    rule: 'tax-rate-fits',
    missing: 'A tax rate does not fit its category: standard has one above 0, every other has 0.',
    holds: eachLine((line) => isTaxRateOf(line.taxCategory, line.taxRate)),
  },
  {
    rule: 'BR-CO-9',
    missing: 'Your VAT id does not start with its country, as in DE123456789.',
    action: 'editOrganization',
    holds: ({ seller }) => namesCountry(seller.vatId),
  },
  {
    rule: 'BR-CO-9',
    missing: 'The client’s VAT id does not start with its country, as in DE123456789.',
    action: 'editClient',
    holds: ({ buyer }) => namesCountry(buyer.vatId),
  },
  {
    rule: 'BR-CO-25',
    missing: 'Neither a due date nor payment terms are given.',
    holds: (invoice) =>
      invoice.totals.due.minor <= 0 || isDate(invoice.dueDate) || present(invoice.paymentTerms),
  },
  {
    rule: 'due-after-issue',
    missing: 'The invoice is due before its own date.',
    holds: (invoice) => invoice.dueDate >= invoice.issueDate,
  },
  {
    rule: 'work-before-issue',
    severity: 'warning',
    missing: ({ periodEnd, issueDate }) =>
      `The work ends on ${describeDay(periodEnd, issueDate)}, after the invoice date.`,
    holds: ({ periodEnd, issueDate }) => !isDate(issueDate) || periodEnd <= issueDate,
  },
  {
    rule: 'BR-S-02',
    missing: 'Standard-rated work needs your VAT id: add it in the settings.',
    action: 'editOrganization',
    holds: whenUsing('S', ({ seller }) => present(seller.vatId)),
  },
  {
    rule: 'BR-Z-02',
    missing: 'Zero-rated work needs your VAT id: add it in the settings.',
    action: 'editOrganization',
    holds: whenUsing('Z', ({ seller }) => present(seller.vatId)),
  },
  {
    rule: 'BR-E-02',
    missing: 'Exempt work needs your VAT id or tax number: add it in the settings.',
    action: 'editOrganization',
    holds: whenUsing('E', ({ seller }) => present(seller.vatId)),
  },
  {
    rule: 'BR-AE-02',
    missing: 'Reverse charge needs your VAT id: add it in the settings.',
    action: 'editOrganization',
    holds: whenUsing('AE', ({ seller }) => present(seller.vatId)),
  },
  {
    rule: 'BR-AE-02',
    missing: 'Reverse charge needs the client’s VAT id: add it to the client.',
    action: 'editClient',
    holds: whenUsing('AE', ({ buyer }) => present(buyer.vatId)),
  },
  {
    rule: 'BR-IC-02',
    missing: 'Intra-community supply needs your VAT id: add it in the settings.',
    action: 'editOrganization',
    holds: whenUsing('K', ({ seller }) => present(seller.vatId)),
  },
  {
    rule: 'BR-IC-02',
    missing: 'Intra-community supply needs the client’s VAT id: add it to the client.',
    action: 'editClient',
    holds: whenUsing('K', ({ buyer }) => present(buyer.vatId)),
  },
  {
    rule: 'BR-G-02',
    missing: 'Export needs your VAT id: add it in the settings.',
    action: 'editOrganization',
    holds: whenUsing('G', ({ seller }) => present(seller.vatId)),
  },
  {
    rule: 'BR-O-02',
    missing: 'An invoice outside the scope of VAT must not carry a VAT id.',
    holds: whenUsing('O', ({ seller, buyer }) => !present(seller.vatId) && !present(buyer.vatId)),
  },
  {
    rule: 'BR-O-11',
    missing: 'Work outside the scope of VAT cannot share an invoice with other categories.',
    holds: whenUsing('O', (invoice) => invoice.taxBreakdown.length === 1),
  },
  {
    rule: 'BR-55',
    missing: 'A credit note names the invoice that it corrects.',
    holds: (invoice) => invoice.documentType === '380' || invoice.precedingInvoices.length > 0,
  },
  {
    rule: 'exact-line-net',
    missing: 'A line’s quantity times its price is not its net amount.',
    holds: (invoice) => invoice.lines.every((line) => sameMoney(line.net, lineNet(line, invoice.currency))),
  },
  {
    rule: 'whole-units',
    missing: 'Time is billed in whole minutes or whole seconds.',
    holds: eachLine((line) => Number.isInteger(findSeconds(line) ?? 0)),
  },
  {
    rule: 'BR-CO-17',
    missing: 'A tax amount is not its base times its rate.',
    holds: (invoice) =>
      sameJson(invoice.taxBreakdown, breakDownTax(invoice, invoice.currency, invoice.language)),
  },
  {
    rule: 'BR-CO-10',
    missing: 'The totals are not the sums of lines, allowances and taxes.',
    holds: (invoice) => sameJson(invoice.totals, computeTotals(invoice, invoice.totals)),
  },
  {
    rule: 'discount-in-bounds',
    missing: 'The discount is more than what it is taken from.',
    holds: (invoice) => invoice.taxBreakdown.every((row) => row.base.minor >= 0),
  },
  {
    rule: 'BR-DEC',
    severity: 'warning',
    missing: 'E-invoices allow two decimals: this currency has more, so only paper or PDF can be sent.',
    holds: (invoice) => (findMinorDigits(invoice.currency) ?? 0) <= 2,
  },
  {
    rule: 'percent-decimals',
    missing: 'A percentage has more than two decimals.',
    holds: (invoice) =>
      invoice.lines.every(
        (line) => decimalsIn(line.taxRate) <= 2 && isDecimalBetween(line.taxRate, '0', '100'),
      ),
  },
];

function sameMoney(a: Money, b: Money): boolean {
  return a.minor === b.minor && a.currency === b.currency;
}
