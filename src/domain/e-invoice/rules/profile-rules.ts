/** What a profile asks for beyond EN 16931 itself: Peppol BIS Billing 3.0 and XRechnung 3.0. */
import type { InvoiceDocument } from '../../invoice-document.ts';
import { isSaid, type RuleFault, unless } from '../../invoicing/rules/fault.ts';
import { findMinorDigits } from '../../money.ts';
import { isTransfer, paymentMeansOf } from '../payment-means.ts';
import type { ProfileName } from '../profiles.ts';
import { checkAnyAddress } from './electronic-addresses.ts';
import { checkGermanRules, xrechnungNames } from './german-rules.ts';
import { checkPeppol } from './peppol-rules.ts';
import { checkShared } from './shared-rules.ts';

/** What keeps `invoice` from being written in the profile; empty when nothing does. */
export function findProfileFaults(invoice: InvoiceDocument, profile: ProfileName): readonly RuleFault[] {
  return [...checkStandard(invoice), ...checkProfile(invoice, profile)];
}

function checkProfile(invoice: InvoiceDocument, profile: ProfileName): readonly RuleFault[] {
  switch (profile) {
    case 'peppol':
      return checkPeppol(invoice);
    case 'xrechnung':
      return [
        ...checkAnyAddress(invoice),
        ...checkShared(invoice).filter(({ rule }) => rule !== warnedInXrechnung),
        ...checkGermanRules(invoice, xrechnungNames),
      ];
    case 'en16931':
      return [];
  }
}

/** XRechnung 3.0 takes the rule over as a warning: a file that breaks it, as one in yen does, is valid. */
const warnedInXrechnung = 'PEPPOL-EN16931-R120';

/** Currencies of {@link findMinorDigits} that the list of EN 16931 (1.3.16) lacks: those that are gone, and STN. */
const unlistedCurrencies: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'ANG',
  'BGN',
  'CUC',
  'HRK',
  'SLL',
  'STN',
  'ZWL',
]);

/** What print may leave open and an e-invoice may not. */
function checkStandard(invoice: InvoiceDocument): readonly RuleFault[] {
  const { currency, seller } = invoice;
  const ids = [seller.identifier?.id, seller.registration?.id, seller.vatId, seller.taxNumber];
  return [
    ...unless((findMinorDigits(currency) ?? 0) <= 2, {
      rule: 'BR-DEC-12',
      field: 'currency',
      message: `E-invoices allow two decimals, ${currency} has more: send this invoice as PDF.`,
    }),
    ...unless(!unlistedCurrencies.has(currency), {
      rule: 'BR-CL-04',
      field: 'currency',
      message: `E-invoices do not know the currency ${currency}: send this invoice as PDF.`,
    }),
    ...unless(ids.some(isSaid), {
      rule: 'BR-CO-26',
      field: 'seller.vatId',
      message: 'Your business has neither VAT id, tax number nor register number: add one in Your Business.',
      action: 'editOrganization',
    }),
    ...unless(!isTransfer(paymentMeansOf(invoice)) || isSaid(seller.iban), {
      rule: 'BR-61',
      field: 'seller.iban',
      message: 'A credit transfer needs your IBAN: add it in Your Business.',
      action: 'editOrganization',
    }),
  ];
}
