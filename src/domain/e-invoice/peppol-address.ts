/** The electronic addresses that Peppol knows: those of the code list EAS but for mail and four that have no register. */

import type { Party } from '../invoice-document.ts';
import { addressSchemes } from '../invoicing/codes/code-lists.ts';
import type { TermValue } from './business-terms.ts';

/** Not in the list of Peppol (PEPPOL-EN16931-CL008): e-mail, and addresses of networks other than Peppol. */
const otherNetworks: ReadonlySet<string> = /* @__PURE__ */ new Set(['EM', 'AN', 'AQ', 'AS', 'AU']);

/** True for a scheme that Peppol can deliver to. */
export function isPeppolScheme(scheme: string): boolean {
  return addressSchemes.has(scheme) && !otherNetworks.has(scheme);
}

/** EAS: by the first two letters of a VAT ID, the scheme of the ids of that country. */
const vatIdSchemes: Readonly<Record<string, string>> = {
  AD: '9922',
  AL: '9923',
  AT: '9914',
  BA: '9924',
  BE: '9925',
  BG: '9926',
  CH: '9927',
  CY: '9928',
  CZ: '9929',
  DE: '9930',
  DK: '0198',
  EE: '9931',
  EL: '9933',
  ES: '9920',
  FI: '0213',
  FR: '9957',
  GB: '9932',
  HR: '9934',
  HU: '9910',
  IE: '9935',
  IT: '0211',
  LI: '9936',
  LT: '9937',
  LU: '9938',
  LV: '9939',
  MC: '9940',
  ME: '9941',
  MK: '9942',
  MT: '9943',
  NL: '9944',
  NO: '0192',
  PL: '9945',
  PT: '9946',
  RO: '9947',
  RS: '9948',
  SE: '0007',
  SI: '9949',
  SK: '9950',
  SM: '9951',
  TR: '9952',
  VA: '9953',
};

/** A party's own address where Peppol knows its scheme, else the one of its VAT ID; undefined where there is neither. */
export function peppolAddressOf({ eAddress, vatId }: Party): TermValue | undefined {
  if (eAddress !== undefined && isPeppolScheme(eAddress.scheme) && eAddress.id.trim() !== '') {
    return { text: eAddress.id, scheme: eAddress.scheme };
  }
  const compact = vatId?.replace(/[^A-Za-z0-9]/g, '').toUpperCase() ?? '';
  const scheme = vatIdSchemes[compact.slice(0, 2)];
  return scheme === undefined ? undefined : { text: idOf(compact), scheme };
}

/** Greece has its ids without the country's letters; Sweden and Norway have the organisation number that theirs hold. */
function idOf(vatId: string): string {
  switch (vatId.slice(0, 2)) {
    case 'EL':
      return vatId.slice(2);
    case 'NO':
      return vatId.slice(2, 11);
    case 'SE':
      return vatId.slice(2, 12);
    default:
      return vatId;
  }
}
