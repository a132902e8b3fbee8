/** UN/CEFACT Cross Industry Invoice (D16B), each element in the order of its schema. Paths by EN 16931-3-3. */
import type { TermGroup } from './business-terms.ts';
import { always, constant, each, fillTemplate, parent, type TemplateNode, term } from './template.ts';
import type { XmlElement } from './xml.ts';

const standard = 'urn:un:unece:uncefact:data:standard';

export function ciiDocument(terms: TermGroup): XmlElement {
  return {
    name: 'rsm:CrossIndustryInvoice',
    attributes: {
      'xmlns:rsm': `${standard}:CrossIndustryInvoice:100`,
      'xmlns:qdt': `${standard}:QualifiedDataType:100`,
      'xmlns:ram': `${standard}:ReusableAggregateBusinessInformationEntity:100`,
      'xmlns:udt': `${standard}:UnqualifiedDataType:100`,
    },
    content: fillTemplate(invoice, terms),
  };
}

function date(name: string, code: string): TemplateNode {
  return parent(name, [term('udt:DateTimeString', code, 'date102')]);
}

function id(name: string, code: string): TemplateNode {
  return parent(name, [term('ram:IssuerAssignedID', code)]);
}

const vatType = constant('ram:TypeCode', 'VAT');

/** The codes of a party's terms, in the order in which {@link party} takes them. */
interface PartyCodes {
  readonly identifier: string;
  readonly name: string;
  readonly legalInfo?: string;
  readonly registration: string;
  readonly tradingName: string;
  readonly contact: readonly [group: string, name: string, phone: string, email: string];
  readonly address: readonly [
    group: string,
    postcode: string,
    street: string,
    additional: string,
    third: string,
    city: string,
    country: string,
    region: string,
  ];
  readonly eAddress: string;
  readonly vatId: string;
  readonly taxNumber?: string;
}

function party(group: string, element: string, codes: PartyCodes): TemplateNode {
  const [contactGroup, name, phone, email] = codes.contact;
  const [addressGroup, postcode, street, additional, third, city, country, region] = codes.address;
  return each(group, element, [
    term('ram:ID', codes.identifier, 'id', { when: 'no-scheme' }),
    term('ram:GlobalID', codes.identifier, 'id', { when: 'scheme' }),
    term('ram:Name', codes.name),
    ...(codes.legalInfo === undefined ? [] : [term('ram:Description', codes.legalInfo)]),
    parent('ram:SpecifiedLegalOrganization', [
      term('ram:ID', codes.registration, 'id'),
      term('ram:TradingBusinessName', codes.tradingName),
    ]),
    each(contactGroup, 'ram:DefinedTradeContact', [
      term('ram:PersonName', name),
      parent('ram:TelephoneUniversalCommunication', [term('ram:CompleteNumber', phone)]),
      parent('ram:EmailURIUniversalCommunication', [term('ram:URIID', email)]),
    ]),
    each(addressGroup, 'ram:PostalTradeAddress', [
      term('ram:PostcodeCode', postcode),
      term('ram:LineOne', street),
      term('ram:LineTwo', additional),
      term('ram:LineThree', third),
      term('ram:CityName', city),
      term('ram:CountryID', country),
      term('ram:CountrySubDivisionName', region),
    ]),
    parent('ram:URIUniversalCommunication', [term('ram:URIID', codes.eAddress, 'id')]),
    registration(codes.vatId, 'VA'),
    ...(codes.taxNumber === undefined ? [] : [registration(codes.taxNumber, 'FC')]),
  ]);
}

function registration(code: string, scheme: string): TemplateNode {
  return parent('ram:SpecifiedTaxRegistration', [
    term('ram:ID', code, 'id', { attributes: { schemeID: scheme } }),
  ]);
}

const seller = party('BG-4', 'ram:SellerTradeParty', {
  identifier: 'BT-29',
  name: 'BT-27',
  legalInfo: 'BT-33',
  registration: 'BT-30',
  tradingName: 'BT-28',
  contact: ['BG-6', 'BT-41', 'BT-42', 'BT-43'],
  address: ['BG-5', 'BT-38', 'BT-35', 'BT-36', 'BT-162', 'BT-37', 'BT-40', 'BT-39'],
  eAddress: 'BT-34',
  vatId: 'BT-31',
  taxNumber: 'BT-32',
});
const buyer = party('BG-7', 'ram:BuyerTradeParty', {
  identifier: 'BT-46',
  name: 'BT-44',
  registration: 'BT-47',
  tradingName: 'BT-45',
  contact: ['BG-9', 'BT-56', 'BT-57', 'BT-58'],
  address: ['BG-8', 'BT-53', 'BT-50', 'BT-51', 'BT-163', 'BT-52', 'BT-55', 'BT-54'],
  eAddress: 'BT-49',
  vatId: 'BT-48',
});

/** Percent, base, amount, reason code, reason. */
function adjustment(
  group: string,
  indicator: 'true' | 'false',
  codes: readonly string[],
  taxed: readonly TemplateNode[],
): TemplateNode {
  const [percent = '', base = '', amount = '', reasonCode = '', reason = ''] = codes;
  return each(group, 'ram:SpecifiedTradeAllowanceCharge', [
    always('ram:ChargeIndicator', [constant('udt:Indicator', indicator)]),
    term('ram:CalculationPercent', percent),
    term('ram:BasisAmount', base),
    term('ram:ActualAmount', amount),
    term('ram:ReasonCode', reasonCode),
    term('ram:Reason', reason),
    ...taxed,
  ]);
}

function categoryTax(category: string, rate: string): TemplateNode {
  return parent('ram:CategoryTradeTax', [
    vatType,
    term('ram:CategoryCode', category),
    term('ram:RateApplicablePercent', rate),
  ]);
}

const line = each('BG-25', 'ram:IncludedSupplyChainTradeLineItem', [
  parent('ram:AssociatedDocumentLineDocument', [
    term('ram:LineID', 'BT-126'),
    parent('ram:IncludedNote', [term('ram:Content', 'BT-127')]),
  ]),
  parent('ram:SpecifiedTradeProduct', [
    term('ram:SellerAssignedID', 'BT-155'),
    term('ram:BuyerAssignedID', 'BT-156'),
    term('ram:Name', 'BT-153'),
    term('ram:Description', 'BT-154'),
  ]),
  parent('ram:SpecifiedLineTradeAgreement', [
    parent('ram:BuyerOrderReferencedDocument', [term('ram:LineID', 'BT-132')]),
    parent('ram:NetPriceProductTradePrice', [
      term('ram:ChargeAmount', 'BT-146'),
      term('ram:BasisQuantity', 'BT-149', 'quantity'),
    ]),
  ]),
  parent('ram:SpecifiedLineTradeDelivery', [term('ram:BilledQuantity', 'BT-129', 'quantity')]),
  parent('ram:SpecifiedLineTradeSettlement', [
    parent('ram:ApplicableTradeTax', [
      vatType,
      term('ram:CategoryCode', 'BT-151'),
      term('ram:RateApplicablePercent', 'BT-152'),
    ]),
    each('BG-26', 'ram:BillingSpecifiedPeriod', [
      date('ram:StartDateTime', 'BT-134'),
      date('ram:EndDateTime', 'BT-135'),
    ]),
    adjustment('BG-27', 'false', ['BT-138', 'BT-137', 'BT-136', 'BT-140', 'BT-139'], []),
    adjustment('BG-28', 'true', ['BT-143', 'BT-142', 'BT-141', 'BT-145', 'BT-144'], []),
    parent('ram:SpecifiedTradeSettlementLineMonetarySummation', [term('ram:LineTotalAmount', 'BT-131')]),
  ]),
]);

const agreement = parent('ram:ApplicableHeaderTradeAgreement', [
  term('ram:BuyerReference', 'BT-10'),
  seller,
  buyer,
  id('ram:SellerOrderReferencedDocument', 'BT-14'),
  id('ram:BuyerOrderReferencedDocument', 'BT-13'),
  id('ram:ContractReferencedDocument', 'BT-12'),
  parent('ram:SpecifiedProcuringProject', [
    term('ram:ID', 'BT-11'),
    constant('ram:Name', 'Project reference'),
  ]),
]);

/** Asked for by the schema even where nothing is said of the delivery. */
const delivery = always('ram:ApplicableHeaderTradeDelivery', [
  parent('ram:ShipToTradeParty', [
    parent('ram:PostalTradeAddress', [
      term('ram:PostcodeCode', 'BT-78'),
      term('ram:LineOne', 'BT-75'),
      term('ram:LineTwo', 'BT-76'),
      term('ram:CityName', 'BT-77'),
      term('ram:CountryID', 'BT-80'),
    ]),
  ]),
  parent('ram:ActualDeliverySupplyChainEvent', [date('ram:OccurrenceDateTime', 'BT-72')]),
]);

const settlement = parent('ram:ApplicableHeaderTradeSettlement', [
  term('ram:PaymentReference', 'BT-83'),
  term('ram:TaxCurrencyCode', 'BT-6'),
  term('ram:InvoiceCurrencyCode', 'BT-5'),
  parent('ram:SpecifiedTradeSettlementPaymentMeans', [
    term('ram:TypeCode', 'BT-81'),
    parent('ram:PayeePartyCreditorFinancialAccount', [
      term('ram:IBANID', 'BT-84'),
      term('ram:AccountName', 'BT-85'),
    ]),
    parent('ram:PayeeSpecifiedCreditorFinancialInstitution', [term('ram:BICID', 'BT-86')]),
  ]),
  each('BG-23', 'ram:ApplicableTradeTax', [
    term('ram:CalculatedAmount', 'BT-117'),
    vatType,
    term('ram:ExemptionReason', 'BT-120'),
    term('ram:BasisAmount', 'BT-116'),
    term('ram:CategoryCode', 'BT-118'),
    term('ram:ExemptionReasonCode', 'BT-121'),
    term('ram:RateApplicablePercent', 'BT-119'),
  ]),
  parent('ram:BillingSpecifiedPeriod', [
    date('ram:StartDateTime', 'BT-73'),
    date('ram:EndDateTime', 'BT-74'),
  ]),
  adjustment(
    'BG-20',
    'false',
    ['BT-94', 'BT-93', 'BT-92', 'BT-98', 'BT-97'],
    [categoryTax('BT-95', 'BT-96')],
  ),
  adjustment(
    'BG-21',
    'true',
    ['BT-101', 'BT-100', 'BT-99', 'BT-105', 'BT-104'],
    [categoryTax('BT-102', 'BT-103')],
  ),
  parent('ram:SpecifiedTradePaymentTerms', [
    term('ram:Description', 'BT-20'),
    date('ram:DueDateDateTime', 'BT-9'),
  ]),
  parent('ram:SpecifiedTradeSettlementHeaderMonetarySummation', [
    term('ram:LineTotalAmount', 'BT-106'),
    term('ram:ChargeTotalAmount', 'BT-108'),
    term('ram:AllowanceTotalAmount', 'BT-107'),
    term('ram:TaxBasisTotalAmount', 'BT-109'),
    term('ram:TaxTotalAmount', 'BT-110', 'total'),
    term('ram:TaxTotalAmount', 'BT-111', 'total'),
    term('ram:RoundingAmount', 'BT-114'),
    term('ram:GrandTotalAmount', 'BT-112'),
    term('ram:TotalPrepaidAmount', 'BT-113'),
    term('ram:DuePayableAmount', 'BT-115'),
  ]),
  each('BG-3', 'ram:InvoiceReferencedDocument', [
    term('ram:IssuerAssignedID', 'BT-25'),
    parent('ram:FormattedIssueDateTime', [term('qdt:DateTimeString', 'BT-26', 'date102')]),
  ]),
  parent('ram:ReceivableSpecifiedTradeAccountingAccount', [term('ram:ID', 'BT-19')]),
]);

const invoice: readonly TemplateNode[] = [
  parent('rsm:ExchangedDocumentContext', [
    parent('ram:BusinessProcessSpecifiedDocumentContextParameter', [term('ram:ID', 'BT-23')]),
    parent('ram:GuidelineSpecifiedDocumentContextParameter', [term('ram:ID', 'BT-24')]),
  ]),
  parent('rsm:ExchangedDocument', [
    term('ram:ID', 'BT-1'),
    term('ram:TypeCode', 'BT-3'),
    date('ram:IssueDateTime', 'BT-2'),
    parent('ram:IncludedNote', [term('ram:Content', 'BT-22')]),
  ]),
  parent('rsm:SupplyChainTradeTransaction', [line, agreement, delivery, settlement]),
];
