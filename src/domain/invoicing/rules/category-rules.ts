/** Rules on the tax categories: what each asks of the parties, and what may stand beside it. */
import type { InvoiceDocument, Party, TaxCategory } from '../../invoice-document.ts';
import { isTaxCategory } from '../../tax-categories.ts';
import { type CheckPart, isSaid, type RuleFault, unless } from './fault.ts';

/** Where a category is used: the last two digits of its rule on the parties' numbers. */
type Place = '02' | '03' | '04';

/** The name in the rules: K is `IC` there, for intra-community. */
const ruleNames: Readonly<Record<TaxCategory, string>> = {
  S: 'S',
  Z: 'Z',
  E: 'E',
  AE: 'AE',
  K: 'IC',
  G: 'G',
  O: 'O',
};

const words: Readonly<Record<TaxCategory, string>> = {
  S: 'Standard-rated work',
  Z: 'Zero-rated work',
  E: 'Exempt work',
  AE: 'Reverse charge',
  K: 'Intra-community supply',
  G: 'Export',
  O: 'Work outside the scope of VAT',
};

export const checkCategories: CheckPart = (invoice) => [
  ...usedCategories(invoice).flatMap(({ category, places }) =>
    places.flatMap((place) => checkNumbers(invoice, category, `BR-${ruleNames[category]}-${place}`)),
  ),
  ...checkReasons(invoice),
  ...checkIntraCommunity(invoice),
  ...checkOutsideScope(invoice),
];

function usedCategories({ lines, allowances, charges }: InvoiceDocument) {
  const rows: readonly (readonly [Place, readonly { readonly taxCategory: TaxCategory }[]])[] = [
    ['02', lines],
    ['03', allowances],
    ['04', charges],
  ];
  const places = new Map<TaxCategory, Place[]>();
  for (const [place, taxed] of rows) {
    for (const category of new Set(taxed.map(({ taxCategory }) => taxCategory))) {
      places.set(category, [...(places.get(category) ?? []), place]);
    }
  }
  // A fault of the parties is told once, by the rule of the first place where the category is used. What is no category of
  // ours is named by BR-CL-18.
  return [...places]
    .filter(([category]) => isTaxCategory(category))
    .map(([category, [first = '02']]) => ({ category, places: [first] }));
}

function checkNumbers(
  { seller, buyer }: InvoiceDocument,
  category: TaxCategory,
  rule: string,
): readonly RuleFault[] {
  if (category === 'O') {
    return unless(!isSaid(seller.vatId) && !isSaid(buyer.vatId), {
      rule,
      field: isSaid(seller.vatId) ? 'seller.vatId' : 'buyer.vatId',
      message: 'An invoice outside the scope of VAT must not carry a VAT ID.',
    });
  }
  const mayUseTaxNumber = ['S', 'Z', 'E', 'AE'].includes(category);
  const orNumber = mayUseTaxNumber && category !== 'AE' ? ' or tax number' : '';
  return [
    ...unless(isSaid(seller.vatId) || (mayUseTaxNumber && isSaid(seller.taxNumber)), {
      rule,
      field: 'seller.vatId',
      message: `${words[category]} needs your VAT ID${orNumber}: add it in Your Business.`,
      action: 'editOrganization',
    }),
    ...unless(hasBuyerNumber(buyer, category), {
      rule,
      field: 'buyer.vatId',
      message: `${words[category]} needs the client’s VAT ID: add it to the client.`,
      action: 'editClient',
    }),
  ];
}

/** BR-AE-02 takes the number of a register too, BR-IC-02 does not. */
function hasBuyerNumber(buyer: Party, category: TaxCategory): boolean {
  switch (category) {
    case 'AE':
      return isSaid(buyer.vatId) || isSaid(buyer.registration?.id);
    case 'K':
      return isSaid(buyer.vatId);
    default:
      return true;
  }
}

/** BR-S-10, BR-Z-10 forbid a reason; BR-E-10, BR-AE-10, BR-IC-10, BR-G-10, BR-O-10 ask for one. */
function checkReasons({ taxBreakdown }: InvoiceDocument): readonly RuleFault[] {
  return taxBreakdown.flatMap(({ taxCategory, exemptionReason, exemptionCode }, index) => {
    if (!isTaxCategory(taxCategory)) return [];
    const hasReason = isSaid(exemptionReason) || isSaid(exemptionCode);
    const isTaxed = taxCategory === 'S' || taxCategory === 'Z';
    return unless(hasReason !== isTaxed, {
      rule: `BR-${ruleNames[taxCategory]}-10`,
      field: `taxBreakdown.${index}.exemptionReason`,
      message: isTaxed
        ? `${words[taxCategory]} has no reason for an exemption.`
        : `${words[taxCategory]} needs the reason why no VAT is due.`,
    });
  });
}

function checkIntraCommunity(invoice: InvoiceDocument): readonly RuleFault[] {
  if (!invoice.taxBreakdown.some(({ taxCategory }) => taxCategory === 'K')) {
    return [];
  }
  return [
    ...unless(isSaid(invoice.deliveryDate) || isSaid(invoice.periodStart), {
      rule: 'BR-IC-11',
      field: 'deliveryDate',
      message: 'Intra-community supply needs the date of delivery or the service period.',
    }),
    ...unless(isSaid(invoice.buyer.countryCode), {
      rule: 'BR-IC-12',
      field: 'buyer.countryCode',
      message: 'Intra-community supply needs the country that it goes to.',
      action: 'editClient',
    }),
  ];
}

function checkOutsideScope({ taxBreakdown }: InvoiceDocument): readonly RuleFault[] {
  const isOutside = taxBreakdown.some(({ taxCategory }) => taxCategory === 'O');
  return unless(!isOutside || taxBreakdown.length === 1, {
    rule: 'BR-O-11',
    field: 'taxBreakdown',
    message: 'Work outside the scope of VAT cannot share an invoice with other categories.',
  });
}
