/** Rules of Peppol on the form of registered numbers (PEPPOL-COMMON-R040 to R050), wherever one stands. */

import {
  isAustralianNumber,
  isBelgianNumber,
  isGs1Number,
  isLuhnNumber,
  isNorwegianNumber,
} from '../../identifiers/check-digits.ts';
import type { InvoiceDocument, Party } from '../../invoice-document.ts';
import type { RuleFault } from '../../invoicing/rules/fault.ts';
import type { TermValue } from '../business-terms.ts';
import { peppolAddressOf } from '../peppol-address.ts';

interface NumberRule {
  readonly rule: string;
  readonly what: string;
  readonly holds: (id: string) => boolean;
}

/** By scheme; the same code in EAS and in ISO 6523. */
const numberRules: Readonly<Record<string, NumberRule>> = {
  '0088': { rule: 'PEPPOL-COMMON-R040', what: 'GLN', holds: isGs1Number },
  '0192': { rule: 'PEPPOL-COMMON-R041', what: 'Norwegian organisation number', holds: isNorwegianNumber },
  '0184': { rule: 'PEPPOL-COMMON-R042', what: 'Danish CVR number', holds: (id) => /^(DK)?\d{8}$/.test(id) },
  '0208': { rule: 'PEPPOL-COMMON-R043', what: 'Belgian enterprise number', holds: isBelgianNumber },
  '0007': {
    rule: 'PEPPOL-COMMON-R049',
    what: 'Swedish organisation number',
    holds: (id) => id.length === 10 && isLuhnNumber(id),
  },
  '0151': { rule: 'PEPPOL-COMMON-R050', what: 'Australian Business Number', holds: isAustralianNumber },
};

/** Electronic address, number of the register and identifier of both parties. */
export function checkIdentifiers({ seller, buyer }: InvoiceDocument): readonly RuleFault[] {
  return [...checkParty(seller, 'seller'), ...checkParty(buyer, 'buyer')];
}

function checkParty(party: Party, side: 'seller' | 'buyer'): readonly RuleFault[] {
  const { registration, identifier } = party;
  const address = peppolAddressOf(party);
  const rows: readonly (readonly [field: string, value: TermValue | undefined])[] = [
    [address?.text === party.eAddress?.id ? 'eAddress.id' : 'vatId', address],
    ['registration.id', registration && { text: registration.id, scheme: registration.scheme }],
    ['identifier.id', identifier && { text: identifier.id, scheme: identifier.scheme }],
  ];
  return rows.flatMap(([name, value]) => {
    const known = numberRules[value?.scheme ?? ''];
    if (known === undefined || known.holds(value?.text.trim() ?? '')) return [];
    return [
      {
        rule: known.rule,
        field: `${side}.${name}`,
        message: `${value?.text} is not a ${known.what} (scheme ${value?.scheme}).`,
        action: side === 'seller' ? 'editOrganization' : 'editClient',
      },
    ];
  });
}
