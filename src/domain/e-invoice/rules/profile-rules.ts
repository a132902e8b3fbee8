/** What a profile asks for beyond EN 16931 itself: Peppol BIS Billing 3.0 and XRechnung 3.0. */
import type { InvoiceDocument } from '../../invoice-document.ts';
import type { RuleFault } from '../../invoicing/rules/fault.ts';
import type { ProfileName } from '../profiles.ts';
import { checkAnyAddress } from './electronic-addresses.ts';
import { checkGermanRules, xrechnungNames } from './german-rules.ts';
import { checkPeppol } from './peppol-rules.ts';
import { checkShared } from './shared-rules.ts';
import { checkStandard } from './standard-rules.ts';

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
