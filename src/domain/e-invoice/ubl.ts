/** UBL 2.1: Invoice and CreditNote, each element in the order of its schema. Paths by EN 16931-3-2. */
import type { TermGroup } from './business-terms.ts';
import { constant, each, fillTemplate, parent, type TemplateNode, term } from './template.ts';
import type { XmlElement } from './xml.ts';

export function ublDocument(terms: TermGroup): XmlElement {
  const isCredit = terms.terms['BT-3']?.text === '381';
  const root = isCredit ? 'CreditNote' : 'Invoice';
  return {
    name: root,
    attributes: {
      xmlns: `urn:oasis:names:specification:ubl:schema:xsd:${root}-2`,
      'xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
      'xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
    },
    content: isCredit
      ? fillTemplate(creditNote, withMeans(withOrder(terms)))
      : fillTemplate(invoice, withOrder(terms)),
  };
}

/** The schema asks for an order's number beside the seller's own (BT-14): none is told as `NA`. */
function withOrder({ terms, groups }: TermGroup): TermGroup {
  const isMissing = terms['BT-14'] !== undefined && terms['BT-13'] === undefined;
  return isMissing ? { terms: { ...terms, 'BT-13': { text: 'NA' } }, groups } : { terms, groups };
}

/** A credit note's due date stands among the means of payment, which have a code: 1 where none is defined (UNTDID 4461, BR-49). */
function withMeans({ terms, groups }: TermGroup): TermGroup {
  const isMissing = terms['BT-9'] !== undefined && terms['BT-81'] === undefined;
  return isMissing ? { terms: { ...terms, 'BT-81': { text: '1' } }, groups } : { terms, groups };
}

const vatScheme = parent('cac:TaxScheme', [constant('cbc:ID', 'VAT')]);
const order = parent('cac:OrderReference', [term('cbc:ID', 'BT-13'), term('cbc:SalesOrderID', 'BT-14')]);
const billing = each('BG-3', 'cac:BillingReference', [
  parent('cac:InvoiceDocumentReference', [term('cbc:ID', 'BT-25'), term('cbc:IssueDate', 'BT-26', 'date')]),
]);
const contract = parent('cac:ContractDocumentReference', [term('cbc:ID', 'BT-12')]);
const period = parent('cac:InvoicePeriod', [
  term('cbc:StartDate', 'BT-73', 'date'),
  term('cbc:EndDate', 'BT-74', 'date'),
]);
const opening = [
  term('cbc:CustomizationID', 'BT-24'),
  term('cbc:ProfileID', 'BT-23'),
  term('cbc:ID', 'BT-1'),
  term('cbc:IssueDate', 'BT-2', 'date'),
];
const currencies = [
  term('cbc:DocumentCurrencyCode', 'BT-5'),
  term('cbc:TaxCurrencyCode', 'BT-6'),
  term('cbc:AccountingCost', 'BT-19'),
  term('cbc:BuyerReference', 'BT-10'),
  period,
  order,
  billing,
];

function address(
  codes: Readonly<
    Record<'street' | 'additional' | 'third' | 'city' | 'postcode' | 'region' | 'country', string>
  >,
  group: string,
) {
  return each(group, 'cac:PostalAddress', [
    term('cbc:StreetName', codes.street),
    term('cbc:AdditionalStreetName', codes.additional),
    term('cbc:CityName', codes.city),
    term('cbc:PostalZone', codes.postcode),
    term('cbc:CountrySubentity', codes.region),
    parent('cac:AddressLine', [term('cbc:Line', codes.third)]),
    parent('cac:Country', [term('cbc:IdentificationCode', codes.country)]),
  ]);
}

const seller = each('BG-4', 'cac:AccountingSupplierParty', [
  parent('cac:Party', [
    term('cbc:EndpointID', 'BT-34', 'id'),
    parent('cac:PartyIdentification', [term('cbc:ID', 'BT-29', 'id')]),
    parent('cac:PartyName', [term('cbc:Name', 'BT-28')]),
    address(
      {
        street: 'BT-35',
        additional: 'BT-36',
        third: 'BT-162',
        city: 'BT-37',
        postcode: 'BT-38',
        region: 'BT-39',
        country: 'BT-40',
      },
      'BG-5',
    ),
    parent('cac:PartyTaxScheme', [term('cbc:CompanyID', 'BT-31'), vatScheme]),
    parent('cac:PartyTaxScheme', [
      term('cbc:CompanyID', 'BT-32'),
      parent('cac:TaxScheme', [constant('cbc:ID', 'FC')]),
    ]),
    parent('cac:PartyLegalEntity', [
      term('cbc:RegistrationName', 'BT-27'),
      term('cbc:CompanyID', 'BT-30', 'id'),
      term('cbc:CompanyLegalForm', 'BT-33'),
    ]),
    each('BG-6', 'cac:Contact', [
      term('cbc:Name', 'BT-41'),
      term('cbc:Telephone', 'BT-42'),
      term('cbc:ElectronicMail', 'BT-43'),
    ]),
  ]),
]);

const buyer = each('BG-7', 'cac:AccountingCustomerParty', [
  parent('cac:Party', [
    term('cbc:EndpointID', 'BT-49', 'id'),
    parent('cac:PartyIdentification', [term('cbc:ID', 'BT-46', 'id')]),
    parent('cac:PartyName', [term('cbc:Name', 'BT-45')]),
    address(
      {
        street: 'BT-50',
        additional: 'BT-51',
        third: 'BT-163',
        city: 'BT-52',
        postcode: 'BT-53',
        region: 'BT-54',
        country: 'BT-55',
      },
      'BG-8',
    ),
    parent('cac:PartyTaxScheme', [term('cbc:CompanyID', 'BT-48'), vatScheme]),
    parent('cac:PartyLegalEntity', [
      term('cbc:RegistrationName', 'BT-44'),
      term('cbc:CompanyID', 'BT-47', 'id'),
    ]),
    each('BG-9', 'cac:Contact', [
      term('cbc:Name', 'BT-56'),
      term('cbc:Telephone', 'BT-57'),
      term('cbc:ElectronicMail', 'BT-58'),
    ]),
  ]),
]);

const delivery = parent('cac:Delivery', [
  term('cbc:ActualDeliveryDate', 'BT-72', 'date'),
  parent('cac:DeliveryLocation', [
    parent('cac:Address', [
      term('cbc:StreetName', 'BT-75'),
      term('cbc:AdditionalStreetName', 'BT-76'),
      term('cbc:CityName', 'BT-77'),
      term('cbc:PostalZone', 'BT-78'),
      parent('cac:Country', [term('cbc:IdentificationCode', 'BT-80')]),
    ]),
  ]),
]);

const account = parent('cac:PayeeFinancialAccount', [
  term('cbc:ID', 'BT-84'),
  term('cbc:Name', 'BT-85'),
  parent('cac:FinancialInstitutionBranch', [term('cbc:ID', 'BT-86')]),
]);
function payment(due: readonly TemplateNode[]): TemplateNode {
  return parent('cac:PaymentMeans', [
    term('cbc:PaymentMeansCode', 'BT-81'),
    ...due,
    term('cbc:PaymentID', 'BT-83'),
    account,
  ]);
}
const paymentNote = parent('cac:PaymentTerms', [term('cbc:Note', 'BT-20')]);

function taxCategory(
  name: string,
  category: string,
  rate: string,
  between: readonly TemplateNode[] = [],
): TemplateNode {
  return parent(name, [term('cbc:ID', category), term('cbc:Percent', rate), ...between, vatScheme]);
}

/** Of an allowance or charge: reason code, reason, percent, amount, base. */
function adjustment(
  group: string,
  indicator: 'true' | 'false',
  codes: readonly string[],
  taxed: readonly TemplateNode[],
): TemplateNode {
  const [reasonCode = '', reason = '', percent = '', amount = '', base = ''] = codes;
  return each(group, 'cac:AllowanceCharge', [
    constant('cbc:ChargeIndicator', indicator),
    term('cbc:AllowanceChargeReasonCode', reasonCode),
    term('cbc:AllowanceChargeReason', reason),
    term('cbc:MultiplierFactorNumeric', percent),
    term('cbc:Amount', amount, 'total'),
    term('cbc:BaseAmount', base, 'total'),
    ...taxed,
  ]);
}

const adjustments = [
  adjustment(
    'BG-20',
    'false',
    ['BT-98', 'BT-97', 'BT-94', 'BT-92', 'BT-93'],
    [taxCategory('cac:TaxCategory', 'BT-95', 'BT-96')],
  ),
  adjustment(
    'BG-21',
    'true',
    ['BT-105', 'BT-104', 'BT-101', 'BT-99', 'BT-100'],
    [taxCategory('cac:TaxCategory', 'BT-102', 'BT-103')],
  ),
];

const tax = parent('cac:TaxTotal', [
  term('cbc:TaxAmount', 'BT-110', 'total'),
  each('BG-23', 'cac:TaxSubtotal', [
    term('cbc:TaxableAmount', 'BT-116', 'total'),
    term('cbc:TaxAmount', 'BT-117', 'total'),
    taxCategory('cac:TaxCategory', 'BT-118', 'BT-119', [
      term('cbc:TaxExemptionReasonCode', 'BT-121'),
      term('cbc:TaxExemptionReason', 'BT-120'),
    ]),
  ]),
]);
const accountingTax = parent('cac:TaxTotal', [term('cbc:TaxAmount', 'BT-111', 'total')]);

const totals = parent('cac:LegalMonetaryTotal', [
  term('cbc:LineExtensionAmount', 'BT-106', 'total'),
  term('cbc:TaxExclusiveAmount', 'BT-109', 'total'),
  term('cbc:TaxInclusiveAmount', 'BT-112', 'total'),
  term('cbc:AllowanceTotalAmount', 'BT-107', 'total'),
  term('cbc:ChargeTotalAmount', 'BT-108', 'total'),
  term('cbc:PrepaidAmount', 'BT-113', 'total'),
  term('cbc:PayableRoundingAmount', 'BT-114', 'total'),
  term('cbc:PayableAmount', 'BT-115', 'total'),
]);

function lines(name: string, quantity: string): TemplateNode {
  return each('BG-25', name, [
    term('cbc:ID', 'BT-126'),
    term('cbc:Note', 'BT-127'),
    term(quantity, 'BT-129', 'quantity'),
    term('cbc:LineExtensionAmount', 'BT-131', 'total'),
    each('BG-26', 'cac:InvoicePeriod', [
      term('cbc:StartDate', 'BT-134', 'date'),
      term('cbc:EndDate', 'BT-135', 'date'),
    ]),
    parent('cac:OrderLineReference', [term('cbc:LineID', 'BT-132')]),
    adjustment('BG-27', 'false', ['BT-140', 'BT-139', 'BT-138', 'BT-136', 'BT-137'], []),
    adjustment('BG-28', 'true', ['BT-145', 'BT-144', 'BT-143', 'BT-141', 'BT-142'], []),
    parent('cac:Item', [
      term('cbc:Description', 'BT-154'),
      term('cbc:Name', 'BT-153'),
      parent('cac:BuyersItemIdentification', [term('cbc:ID', 'BT-156')]),
      parent('cac:SellersItemIdentification', [term('cbc:ID', 'BT-155')]),
      taxCategory('cac:ClassifiedTaxCategory', 'BT-151', 'BT-152'),
    ]),
    parent('cac:Price', [
      term('cbc:PriceAmount', 'BT-146', 'total'),
      term('cbc:BaseQuantity', 'BT-149', 'quantity'),
    ]),
  ]);
}

const parties = [seller, buyer, delivery];
const closing = [paymentNote, ...adjustments, tax, accountingTax, totals];

const invoice: readonly TemplateNode[] = [
  ...opening,
  term('cbc:DueDate', 'BT-9', 'date'),
  term('cbc:InvoiceTypeCode', 'BT-3'),
  term('cbc:Note', 'BT-22'),
  ...currencies,
  contract,
  parent('cac:ProjectReference', [term('cbc:ID', 'BT-11')]),
  ...parties,
  payment([]),
  ...closing,
  lines('cac:InvoiceLine', 'cbc:InvoicedQuantity'),
];

/** A credit note has its due date among the means of payment, and its project among the documents (EN 16931-3-2). */
const creditNote: readonly TemplateNode[] = [
  ...opening,
  term('cbc:CreditNoteTypeCode', 'BT-3'),
  term('cbc:Note', 'BT-22'),
  ...currencies,
  contract,
  parent('cac:AdditionalDocumentReference', [
    term('cbc:ID', 'BT-11'),
    constant('cbc:DocumentTypeCode', '50'),
  ]),
  ...parties,
  payment([term('cbc:PaymentDueDate', 'BT-9', 'date')]),
  ...closing,
  lines('cac:CreditNoteLine', 'cbc:CreditedQuantity'),
];
