/**
 * An invoice that is given whole, as another program or a person wrote it down: read, completed where something is
 * left out, and held against every rule. What it tells of sums is checked, never taken.
 */
import { isDecimal } from '../exact.ts';
import { buildInvoiceDocument } from '../invoice-builder.ts';
import type {
  Adjustment,
  DocumentAdjustment,
  DocumentType,
  Exemption,
  InvoiceDocument,
  InvoiceLine,
  InvoiceTotals,
  Party,
  TaxBreakdown,
  TaxCategory,
} from '../invoice-document.ts';
import { lineGross, lineNet, type TaxKey } from '../invoice-totals.ts';
import { findMinorDigits, type Money, percentOf, sumMoney, zeroMoney } from '../money.ts';
import { describePaymentTerms, dueDateOf } from '../payment-terms.ts';
import { fail, type Result, succeed } from '../result.ts';
import type { ExemptionText } from '../tax/treatments.ts';
import { AmountReader } from './amount-reader.ts';
import { isBesideFigures, withSoundFigures } from './faults-beside.ts';
import type {
  CompleteInvoice,
  GivenAdjustment,
  GivenDecimal,
  GivenDocumentAdjustment,
  GivenLine,
} from './given-invoice.ts';
import { findRuleFaults } from './rules/en16931.ts';
import type { RuleFault } from './rules/fault.ts';
import { checkFigures } from './rules/line-rules.ts';
import { findImplausible } from './rules/plausible-rules.ts';

/** What is taken where the invoice leaves it out. */
export interface CompletionFacts {
  readonly id: string;
  readonly seller: Party;
  readonly buyer: Party;
  readonly currency: string;
  readonly language: string;
  /** Of lines, allowances and charges that name none. */
  readonly tax?: TaxKey | undefined;
  /** Why what is exempt (E) bears no tax, of invoices that name no exemptions. */
  readonly exemption?: ExemptionText | undefined;
  readonly today: string;
  readonly paymentTermDays: number;
}

/** The draft that `given` makes, or every rule that it breaks. Throws AmountTooLarge. */
export function completeInvoice(
  given: CompleteInvoice,
  facts: CompletionFacts,
): Result<InvoiceDocument, readonly RuleFault[]> {
  const reader = new AmountReader(given.currency ?? facts.currency);
  const figures = (given.lines ?? []).flatMap((line, index) =>
    checkFigures(figuresOf(line), `lines.${index}`),
  );
  if (!reader.isKnown || figures.length > 0) {
    return fail([...reader.faults, ...figures, ...faultsBeside(given, facts, figures)]);
  }
  const lines = (given.lines ?? []).map((line, index) => readLine(line, index, { reader, facts }));
  const draft = buildInvoiceDocument({
    ...headOf(given, facts),
    lines,
    allowances: readDocumentAdjustments(given.allowances, 'allowances', { reader, facts, lines }),
    charges: readDocumentAdjustments(given.charges, 'charges', { reader, facts, lines }),
    paid: reader.read(given.totals?.paid, 'totals.paid') ?? zeroMoney(reader.currency),
    rounding: reader.read(given.totals?.rounding, 'totals.rounding'),
  });
  const told = { ...draft, ...readTaxBreakdown(given, reader), totals: readTotals(draft, given, reader) };
  const faults = [...reader.faults, ...findRuleFaults(told), ...findImplausible(told)];
  return faults.length === 0 ? succeed(draft) : fail(faults);
}

/** What else is wrong while no sum can be computed. */
function faultsBeside(
  given: CompleteInvoice,
  facts: CompletionFacts,
  figures: readonly RuleFault[],
): readonly RuleFault[] {
  const known = [given.currency, facts.currency].find(
    (code) => code !== undefined && findMinorDigits(code) !== undefined,
  );
  const rest = completeInvoice(withSoundFigures(given, figures, known ?? ''), facts);
  return rest.ok ? [] : rest.error.filter(isBesideFigures);
}

function figuresOf(line: GivenLine): Pick<InvoiceLine, 'quantity' | 'unitPrice' | 'priceBaseQuantity'> {
  return {
    quantity: textOf(line.quantity),
    unitPrice: textOf(line.unitPrice),
    priceBaseQuantity: line.priceBaseQuantity ?? 1,
  };
}

interface Reading {
  readonly reader: AmountReader;
  readonly facts: CompletionFacts;
}

function readLine(line: GivenLine, index: number, { reader, facts }: Reading): InvoiceLine {
  const field = `lines.${index}`;
  const {
    quantity: _quantity,
    unitPrice: _price,
    net,
    allowances,
    charges,
    taxCategory,
    taxRate,
    ...said
  } = line;
  const figures = figuresOf(line);
  const gross = lineGross(figures, reader.currency);
  const adjust = (rows: readonly GivenAdjustment[] | undefined, name: string) =>
    rows === undefined || rows.length === 0
      ? {}
      : {
          [name]: rows.map((row, at) =>
            readAdjustment(row, `${field}.${name}.${at}`, { reader, base: gross }),
          ),
        };
  const priced = { ...figures, ...adjust(allowances, 'allowances'), ...adjust(charges, 'charges') };
  return {
    id: String(index + 1),
    source: 'item',
    ...withoutAbsent(said),
    description: line.description ?? '',
    unitCode: line.unitCode ?? 'C62',
    ...priced,
    ...taxOf({ taxCategory, taxRate }, facts.tax),
    net: reader.read(net, `${field}.net`) ?? lineNet(priced, reader.currency),
  };
}

/** A category without a rate has the usual one of its kind; none at all is left for the rules to name. */
function taxOf(
  { taxCategory, taxRate }: Pick<GivenLine, 'taxCategory' | 'taxRate'>,
  usual: TaxKey | undefined,
): TaxKey {
  const category = taxCategory ?? usual?.taxCategory ?? '';
  const rate = taxRate ?? (category === usual?.taxCategory ? usual.taxRate : '0');
  const text = textOf(rate);
  // Rules name a category that is none: it is not one of the type until they have passed.
  return { taxCategory: category as TaxCategory, taxRate: isDecimal(text) ? plainRate(text) : '0' };
}

/** `19.00` and `19` are one rate. */
function plainRate(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function readPercent(row: GivenAdjustment, field: string, reader: AmountReader): string | undefined {
  const percent = row.percent === undefined ? undefined : textOf(row.percent);
  if (percent === undefined || isDecimal(percent)) return percent;
  reader.faults.push({
    rule: 'not-a-percentage',
    field: `${field}.percent`,
    message: 'A percentage is a decimal such as 2 or 2.5.',
  });
  return undefined;
}

function readAdjustment(
  row: GivenAdjustment,
  field: string,
  { reader, base: usual }: { readonly reader: AmountReader; readonly base: Money },
): Adjustment {
  const percent = readPercent(row, field, reader);
  const isRate = percent !== undefined;
  const base = reader.read(row.base, `${field}.base`) ?? (isRate ? usual : undefined);
  const amount =
    reader.read(row.amount, `${field}.amount`) ??
    (isRate && base !== undefined ? percentOf(base, percent) : zeroMoney(reader.currency));
  if (row.amount === undefined && !isRate) {
    reader.faults.push({
      rule: amountRule(field),
      field: `${field}.amount`,
      message: 'An allowance or charge has neither amount nor percentage.',
    });
  }
  return {
    reason: row.reason ?? '',
    ...withoutAbsent({ reasonCode: row.reasonCode, percent: isRate ? percent : undefined, base }),
    amount,
  };
}

/** Whose amount is missing: BR-31, BR-36 on the document, BR-41, BR-43 on a line. */
function amountRule(field: string): string {
  const isCharge = field.includes('charges');
  return field.startsWith('lines') ? (isCharge ? 'BR-43' : 'BR-41') : isCharge ? 'BR-36' : 'BR-31';
}

function readDocumentAdjustments(
  rows: readonly GivenDocumentAdjustment[] = [],
  name: 'allowances' | 'charges',
  { reader, facts, lines }: Reading & { readonly lines: readonly InvoiceLine[] },
): readonly DocumentAdjustment[] {
  return rows.map((row, index) => {
    const tax = taxOf(row, facts.tax);
    const taxed = lines.filter(
      (line) => line.taxCategory === tax.taxCategory && line.taxRate === tax.taxRate,
    );
    const base = sumMoney(
      taxed.map((line) => line.net),
      reader.currency,
    );
    return { ...readAdjustment(row, `${name}.${index}`, { reader, base }), ...tax };
  });
}

function headOf(given: CompleteInvoice, facts: CompletionFacts) {
  const { today } = facts;
  const issueDate = given.issueDate ?? today;
  const dueDate = given.dueDate ?? dueDateOf(issueDate, facts.paymentTermDays);
  const language = given.language ?? facts.language;
  const day = given.deliveryDate ?? issueDate;
  const { deliveryDate, accountingTax, accountingRate, buyerReference, references, cashDiscounts, note } =
    given;
  const exemptions = given.exemptions ?? usualExemption(facts);
  const { paymentMeans, remittance, subtotals, annex } = given;
  return {
    id: facts.id,
    state: 'draft',
    documentType: (given.documentType ?? '380') as DocumentType,
    issueDate,
    dueDate,
    periodStart: given.periodStart ?? given.periodEnd ?? day,
    periodEnd: given.periodEnd ?? given.periodStart ?? day,
    seller: facts.seller,
    buyer: facts.buyer,
    precedingInvoices: given.precedingInvoices ?? [],
    paymentTerms: given.paymentTerms ?? describePaymentTerms(issueDate, dueDate, language),
    language,
    ...withoutAbsent({
      deliveryDate,
      accountingTax,
      accountingRate,
      buyerReference,
      references,
      exemptions,
      cashDiscounts,
      note,
      paymentMeans,
      remittance,
      subtotals,
      annex,
    }),
  } as const;
}

function usualExemption({ exemption }: CompletionFacts): readonly Exemption[] | undefined {
  return exemption && [{ taxCategory: 'E', ...exemption }];
}

function readTaxBreakdown(
  { taxBreakdown }: CompleteInvoice,
  reader: AmountReader,
): { readonly taxBreakdown?: readonly TaxBreakdown[] } {
  if (taxBreakdown === undefined) {
    return {};
  }
  const zero = zeroMoney(reader.currency);
  return {
    taxBreakdown: taxBreakdown.map((row, index) => ({
      ...taxOf(row, undefined),
      base: reader.read(row.base, `taxBreakdown.${index}.base`) ?? zero,
      tax: reader.read(row.tax, `taxBreakdown.${index}.tax`) ?? zero,
      ...(row.exemptionReason === undefined ? {} : { exemptionReason: row.exemptionReason }),
      ...(row.exemptionCode === undefined ? {} : { exemptionCode: row.exemptionCode }),
    })),
  };
}

/** The sums as they are told, and those that are not as they come to. */
function readTotals(
  { totals }: InvoiceDocument,
  given: CompleteInvoice,
  reader: AmountReader,
): InvoiceTotals {
  const told = Object.entries(given.totals ?? {}).flatMap(([name, amount]) => {
    const read = reader.read(amount, `totals.${name}`);
    return read === undefined ? [] : [[name, read] as const];
  });
  return { ...totals, ...Object.fromEntries(told) };
}

function textOf(value: GivenDecimal | undefined): string {
  return value === undefined ? '' : String(value).trim();
}

type Present<T> = { readonly [Key in keyof T]: Exclude<T[Key], undefined> };

/** The fields that say something. */
function withoutAbsent<T extends object>(fields: T): Partial<Present<T>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<
    Present<T>
  >;
}
