/** The rules of Peppol that hold in the seller's country alone. */
import type { InvoiceDocument } from '../../../invoice-document.ts';
import type { RuleFault } from '../../../invoicing/rules/fault.ts';
import { checkGermanRules, peppolNames } from '../german-rules.ts';
import { checkDanish } from './danish-rules.ts';
import { checkDutch } from './dutch-rules.ts';
import { isDomestic, type NationalRules } from './national-rule.ts';
import { checkIcelandic, checkNorwegian } from './nordic-rules.ts';
import { checkGreek, checkItalian } from './southern-rules.ts';
import { checkSwedish } from './swedish-rules.ts';

const rulesOf: Readonly<Record<string, NationalRules>> = {
  DE: (invoice) => (isDomestic(invoice) ? checkGermanRules(invoice, peppolNames) : []),
  DK: checkDanish,
  GR: checkGreek,
  IS: checkIcelandic,
  IT: checkItalian,
  NL: checkDutch,
  NO: checkNorwegian,
  SE: checkSwedish,
};

export function checkNationalRules(invoice: InvoiceDocument): readonly RuleFault[] {
  return rulesOf[invoice.seller.countryCode]?.(invoice) ?? [];
}
