/** The whole invoice of a case, as somebody would give it. */
import type { CompletionFacts } from '../../../domain/invoicing/complete-invoice.ts';
import type { CompleteInvoice, GivenLine } from '../../../domain/invoicing/given-invoice.ts';
import type { MatrixCase } from './matrix-cases.ts';
import { matrixBuyer, matrixSeller } from './matrix-parties.ts';

/** Percent: of S the seller's standard rate, of L and M those of the islands and towns that have them. */
const rates: Readonly<Record<string, string>> = {
  DE: '19',
  AT: '20',
  FR: '20',
  IT: '22',
  NL: '21',
  SE: '25',
  DK: '25',
  NO: '25',
  GR: '24',
  IS: '24',
  CH: '8.1',
  ES: '21',
  US: '8.25',
};

export function matrixFacts(told: MatrixCase): CompletionFacts {
  return {
    id: 'i1',
    seller: matrixSeller(told),
    buyer: matrixBuyer(told),
    currency: told.currency,
    language: 'de-DE',
    today: '2026-11-20',
    paymentTermDays: 30,
  };
}

export function matrixInvoice(told: MatrixCase): CompleteInvoice {
  const { currency, documentType, paymentMeans } = told;
  const whole = currency === 'JPY';
  const base: CompleteInvoice = {
    currency,
    documentType,
    ...(documentType === '381' && { precedingInvoices: [{ number: '2026-0001', issueDate: '2026-10-01' }] }),
    ...(paymentMeans !== 'usual' && { paymentMeans }),
    issueDate: '2026-11-20',
    dueDate: '2026-12-20',
    periodStart: '2026-11-01',
    periodEnd: '2026-11-15',
    ...(told.reference === 'reference' && { buyerReference: '04011000-1234512345-06' }),
    ...(told.reference === 'order' && { references: { order: '4500-1' } }),
    ...(told.category === 'E' && { exemptions: [{ taxCategory: 'E', reason: '§ 4 Nr. 21 UStG' }] }),
    lines: [timeLine(told), itemLine(told, whole)],
    language: 'de-DE',
  };
  return { ...base, ...extraOf(told, base) };
}

function taxOf({ category, sellerCountry }: MatrixCase): Pick<GivenLine, 'taxCategory' | 'taxRate'> {
  const isTaxed = category === 'S' || category === 'L' || category === 'M';
  return { taxCategory: category, taxRate: isTaxed ? (rates[sellerCountry] ?? '7') : '0' };
}

function timeLine(told: MatrixCase): GivenLine {
  return {
    description: 'Entwicklung “API” <v2>',
    quantity: '755',
    unitCode: 'MIN',
    priceBaseQuantity: 60,
    unitPrice: '110',
    ...taxOf(told),
  };
}

function itemLine(told: MatrixCase, whole: boolean): GivenLine {
  return {
    description: 'Buch & Karte',
    detail: 'Łódź: naprawa',
    quantity: '3',
    unitPrice: whole ? '25' : '24.955',
    ...taxOf(told),
  };
}

/** What the extra adds, or puts in place of the usual. */
function extraOf(told: MatrixCase, { lines = [], ...base }: CompleteInvoice): CompleteInvoice {
  const tax = taxOf(told);
  const first = (change: Partial<GivenLine>) => ({
    lines: lines.map((line, index) => (index === 0 ? { ...line, ...change } : line)),
  });
  switch (told.extra) {
    case 'none':
      return {};
    case 'allowance':
      return { allowances: [{ reason: 'Rabatt', amount: '20', ...tax }] };
    case 'charge':
      return { charges: [{ reason: 'Fracht', reasonCode: 'FC', amount: '5', ...tax }] };
    case 'line-allowance':
      return first({ allowances: [{ reason: 'Treue', reasonCode: '95', percent: '2.5' }] });
    case 'percent':
      return { allowances: [{ reason: 'Rahmenvertrag', percent: '2', ...tax }] };
    case 'prepaid':
      return { totals: { paid: '100' } };
    case 'no-reason':
      return { exemptions: [] };
    case 'prepaid-too-much':
      return { totals: { paid: '100000' } };
    case 'rounding':
      return told.currency === 'JPY' ? {} : { totals: { rounding: '0.03' } };
    case 'discount':
      return { cashDiscounts: [{ days: 14, percent: '2' }] };
    case 'negative-line':
      return { lines: [...lines, { ...itemLine(told, false), quantity: '-1', unitPrice: '12' }] };
    case 'line-period':
      return first({ period: { start: '2026-11-02', end: '2026-11-03' } });
    case 'line-period-outside':
      return first({ period: { start: '2026-10-30', end: '2026-11-16' } });
    case 'delivery':
      return { deliveryDate: '2026-11-18' };
    case 'order-line':
      return first({ orderLine: '10', sellerItemId: 'A-1', buyerItemId: 'B-2' });
    case 'base-quantity':
      return first({ quantity: '7', unitCode: 'C62', priceBaseQuantity: 100, unitPrice: '3333' });
    case 'accounting-tax':
      return { accountingTax: { minor: 12_345, currency: 'DKK' } };
    case 'accounting-rate':
      return { accountingRate: { currency: 'DKK', rate: '7.4604', date: '2026-11-19' } };
    case 'note':
      return { note: 'Danke.\nBis bald & <Gruß>' };
    case 'references':
      return {
        references: {
          ...base.references,
          contract: 'C-7',
          project: 'P-9',
          salesOrder: 'SO-1',
          buyerAccounting: '4711',
        },
      };
  }
}
