/** What Peppol BIS Billing 3.0 asks for beyond EN 16931 (release 2025-Q2). */
import type { InvoiceDocument, Party } from '../../invoice-document.ts';
import { isSaid, type RuleFault, unless } from '../../invoicing/rules/fault.ts';
import { eAddressOf } from '../party-terms.ts';
import { peppolAddressOf } from '../peppol-address.ts';
import { missingAddress } from './electronic-addresses.ts';
import { checkIdentifiers } from './identifier-rules.ts';
import { checkNationalRules } from './national/national-rules.ts';
import { partyFault, type Side } from './party-fault.ts';
import { checkShared } from './shared-rules.ts';

export function checkPeppol(invoice: InvoiceDocument): readonly RuleFault[] {
  return [
    ...checkReference(invoice),
    ...checkAddress(invoice.seller, 'seller'),
    ...checkAddress(invoice.buyer, 'buyer'),
    ...checkIdentifiers(invoice),
    ...checkCurrency(invoice),
    ...checkShared(invoice),
    ...checkExemptionCodes(invoice),
    ...checkNationalRules(invoice),
  ];
}

function checkReference({ buyerReference, references }: InvoiceDocument): readonly RuleFault[] {
  return unless(isSaid(buyerReference) || isSaid(references?.order), {
    rule: 'PEPPOL-EN16931-R003',
    field: 'buyerReference',
    message: 'An e-invoice needs the client’s reference or the number of the order.',
  });
}

/** CL008 where the address is one that Peppol does not know, R020 and R010 where there is none. */
function checkAddress(party: Party, side: Side): readonly RuleFault[] {
  if (peppolAddressOf(party) !== undefined) return [];
  if (eAddressOf(party) === undefined) return [missingAddress(side)];
  const message =
    side === 'seller'
      ? 'Your business has an e-mail address alone, which Peppol does not deliver to: add an electronic address or your VAT ID in Your Business.'
      : 'The client has an e-mail address alone, which Peppol does not deliver to: add an electronic address or the VAT ID to the client.';
  return [partyFault({ rule: 'PEPPOL-EN16931-CL008', side, field: 'eAddress' }, message)];
}

/** Currencies of {@link findMinorDigits} that Peppol's list lacks. */
const unknownCurrencies: ReadonlySet<string> = /* @__PURE__ */ new Set(['XCG']);

function checkCurrency({ currency }: InvoiceDocument): readonly RuleFault[] {
  return unless(!unknownCurrencies.has(currency), {
    rule: 'PEPPOL-EN16931-CL007',
    field: 'currency',
    message: `Peppol does not know the currency ${currency} yet: send this invoice as PDF.`,
  });
}

/** Codes that say what a category says (PEPPOL-EN16931-P0104 to P0111). */
const categoryOfCode: Readonly<Record<string, readonly [rule: string, category: string]>> = {
  'VATEX-EU-G': ['P0104', 'G'],
  'VATEX-EU-O': ['P0105', 'O'],
  'VATEX-EU-IC': ['P0106', 'K'],
  'VATEX-EU-AE': ['P0107', 'AE'],
  'VATEX-EU-D': ['P0108', 'E'],
  'VATEX-EU-F': ['P0109', 'E'],
  'VATEX-EU-I': ['P0110', 'E'],
  'VATEX-EU-J': ['P0111', 'E'],
};

function checkExemptionCodes({ taxBreakdown }: InvoiceDocument): readonly RuleFault[] {
  return taxBreakdown.flatMap(({ taxCategory, exemptionCode = '' }, index) => {
    const [rule, category] = categoryOfCode[exemptionCode.toUpperCase()] ?? [];
    return unless(category === undefined || category === taxCategory, {
      rule: `PEPPOL-EN16931-${rule}`,
      field: `taxBreakdown.${index}.exemptionCode`,
      message: `The reason ${exemptionCode} belongs to the tax category ${category}.`,
    });
  });
}
