/** The one list of terms that both writers take: what the document says, each value under its number of EN 16931-1. */
import type {
  Adjustment,
  DocumentAdjustment,
  InvoiceDocument,
  InvoiceLine,
  Party,
  TaxBreakdown,
} from '../invoice-document.ts';
import { type Money, toDecimalString } from '../money.ts';
import { type TermGroup, type TermValue, termGroup } from './business-terms.ts';
import { addressOf, buyerTerms, sellerTerms } from './party-terms.ts';
import { isTransfer, paymentMeansOf } from './payment-means.ts';
import { printPaymentTerms } from './payment-texts.ts';
import type { Profile } from './profiles.ts';

/** What stands for the number (BT-1) while there is none: no draft is mistaken for an invoice. */
export const draftNumber = 'DRAFT';

/** Groups that occur once (BG-14, BG-16, BG-17, BG-22) are told at the root, all others as groups. */
export function invoiceTerms(document: InvoiceDocument, profile: Profile): TermGroup {
  return termGroup(
    {
      ...headTerms(document, profile),
      ...deliveryTerms(document),
      ...paymentTerms(document),
      ...totalTerms(document),
    },
    {
      'BG-3': document.precedingInvoices.map(({ number, issueDate }) =>
        termGroup({ 'BT-25': number, 'BT-26': issueDate }),
      ),
      'BG-4': [sellerTerms(document.seller, profile)],
      'BG-7': [buyerTerms(document.buyer, profile)],
      'BG-20': document.allowances.map(documentAllowance),
      'BG-21': document.charges.map(documentCharge),
      'BG-23': document.taxBreakdown.map((row) => taxTerms(row, profile)),
      'BG-25': document.lines.map(lineTerms),
    },
  );
}

type Terms = Readonly<Record<string, string | TermValue | undefined>>;

function headTerms(document: InvoiceDocument, profile: Profile): Terms {
  const { references = {}, accountingTax } = document;
  return {
    'BT-1': document.number ?? draftNumber,
    'BT-2': document.issueDate,
    'BT-3': document.documentType,
    'BT-5': document.currency,
    'BT-6': accountingTax?.currency,
    'BT-9': document.dueDate,
    'BT-10': document.buyerReference,
    'BT-11': references.project,
    'BT-12': references.contract,
    'BT-13': references.order,
    'BT-14': references.salesOrder,
    'BT-19': references.buyerAccounting,
    'BT-20': printPaymentTerms(document, profile),
    'BT-22': document.note,
    'BT-23': profile.processId,
    'BT-24': profile.specificationId,
  };
}

/** The day of delivery, or the service period where none is told. */
function deliveryTerms(document: InvoiceDocument): Terms {
  const { deliveryDate, periodStart, periodEnd, buyer } = document;
  const period = deliveryDate === undefined ? { 'BT-73': periodStart, 'BT-74': periodEnd } : {};
  return {
    'BT-72': deliveryDate,
    ...period,
    ...(isIntraCommunity(document) ? placeOfDelivery(buyer) : {}),
  };
}

/** Goes to the buyer: nobody is asked for another place. With BT-80 XRechnung asks for town and postcode (BR-DE-10, BR-DE-11). */
function placeOfDelivery(buyer: Party): Terms {
  const { street, additional, city, postcode } = addressOf(buyer);
  return {
    'BT-75': street,
    'BT-76': additional,
    'BT-77': city,
    'BT-78': postcode,
    'BT-80': buyer.countryCode,
  };
}

function isIntraCommunity({ taxBreakdown }: InvoiceDocument): boolean {
  return taxBreakdown.some(({ taxCategory }) => taxCategory === 'K');
}

function paymentTerms(document: InvoiceDocument): Terms {
  const { remittance, number, seller } = document;
  const means = paymentMeansOf(document);
  if (means === undefined) {
    return {};
  }
  const account = {
    'BT-84': seller.iban?.replace(/\s/g, ''),
    'BT-85': seller.accountName,
    'BT-86': seller.bic,
  };
  return { 'BT-81': means, 'BT-83': remittance ?? number, ...(isTransfer(means) ? account : {}) };
}

function documentAllowance(row: DocumentAdjustment): TermGroup {
  return termGroup({
    'BT-92': amount(row.amount),
    'BT-93': baseOf(row),
    'BT-94': row.base && row.percent,
    'BT-95': row.taxCategory,
    'BT-96': rateOf(row),
    'BT-97': row.reason,
    'BT-98': row.reasonCode,
  });
}

function documentCharge(row: DocumentAdjustment): TermGroup {
  return termGroup({
    'BT-99': amount(row.amount),
    'BT-100': baseOf(row),
    'BT-101': row.base && row.percent,
    'BT-102': row.taxCategory,
    'BT-103': rateOf(row),
    'BT-104': row.reason,
    'BT-105': row.reasonCode,
  });
}

function totalTerms({ totals, allowances, charges, accountingTax }: InvoiceDocument): Terms {
  return {
    'BT-106': amount(totals.lines),
    'BT-107': allowances.length === 0 ? undefined : amount(totals.allowances),
    'BT-108': charges.length === 0 ? undefined : amount(totals.charges),
    'BT-109': amount(totals.net),
    'BT-110': amount(totals.tax),
    'BT-111': accountingTax && amount(accountingTax),
    'BT-112': amount(totals.gross),
    'BT-113': totals.paid.minor === 0 ? undefined : amount(totals.paid),
    'BT-114': totals.rounding && amount(totals.rounding),
    'BT-115': amount(totals.due),
  };
}

/** A base without a percentage says nothing, and Peppol refuses it (PEPPOL-EN16931-R042). */
function baseOf({ base, percent }: Adjustment): TermValue | undefined {
  return percent === undefined || base === undefined ? undefined : amount(base);
}

/** Of what is outside the scope of VAT, Germany asks for the rate 0 here (BR-DE-14), where EN 16931 lets it open (BR-48). */
function taxTerms(row: TaxBreakdown, { name }: Profile): TermGroup {
  return termGroup({
    'BT-116': amount(row.base),
    'BT-117': amount(row.tax),
    'BT-118': row.taxCategory,
    'BT-119': name === 'en16931' ? rateOf(row) : row.taxRate,
    'BT-120': row.exemptionReason,
    'BT-121': row.exemptionCode,
  });
}

/** Groups of a line that occur once (BG-29, BG-30, BG-31) are told with it. */
function lineTerms(line: InvoiceLine, index: number): TermGroup {
  const { period, unitCode, priceBaseQuantity } = line;
  return termGroup(
    {
      'BT-126': String(index + 1),
      'BT-127': line.note,
      'BT-129': { text: line.quantity, unit: unitCode },
      'BT-131': amount(line.net),
      'BT-132': line.orderLine,
      'BT-146': { text: line.unitPrice, currency: line.net.currency },
      'BT-149': priceBaseQuantity === 1 ? undefined : { text: String(priceBaseQuantity), unit: unitCode },
      'BT-151': line.taxCategory,
      'BT-152': rateOf(line),
      'BT-153': line.description,
      'BT-154': line.detail,
      'BT-155': line.sellerItemId,
      'BT-156': line.buyerItemId,
    },
    {
      'BG-26': period === undefined ? [] : [termGroup({ 'BT-134': period.start, 'BT-135': period.end })],
      'BG-27': (line.allowances ?? []).map(lineAllowance),
      'BG-28': (line.charges ?? []).map(lineCharge),
    },
  );
}

function lineAllowance(row: Adjustment): TermGroup {
  return termGroup({
    'BT-136': amount(row.amount),
    'BT-137': baseOf(row),
    'BT-138': row.base && row.percent,
    'BT-139': row.reason,
    'BT-140': row.reasonCode,
  });
}

function lineCharge(row: Adjustment): TermGroup {
  return termGroup({
    'BT-141': amount(row.amount),
    'BT-142': baseOf(row),
    'BT-143': row.base && row.percent,
    'BT-144': row.reason,
    'BT-145': row.reasonCode,
  });
}

function amount(money: Money): TermValue {
  return { text: toDecimalString(money), currency: money.currency };
}

/** What is outside the scope of VAT has no rate (BR-O-05, BR-O-06, BR-O-07). */
function rateOf({
  taxCategory,
  taxRate,
}: {
  readonly taxCategory: string;
  readonly taxRate: string;
}): string | undefined {
  return taxCategory === 'O' ? undefined : taxRate;
}
