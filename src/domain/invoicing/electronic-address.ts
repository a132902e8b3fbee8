/**
 * Where a party takes e-invoices: BT-34 and BT-49, an id and the scheme that it is of. Schemes: code list EAS of the European
 * Commission, those in force in November 2026 that this list's countries use.
 */
import { findEmailFault } from '../identifiers/email.ts';
import { findGlnFault } from '../identifiers/gln.ts';
import { findLeitwegFault } from '../identifiers/leitweg-id.ts';

export interface ElectronicAddress {
  /** EAS code, such as `0204`. */
  readonly scheme: string;
  readonly id: string;
}

/** By code; the names are those of the list, shortened. */
export const electronicAddressSchemes: ReadonlyMap<string, string> = new Map([
  ['0204', 'Leitweg-ID (DE)'],
  ['9930', 'VAT id (DE)'],
  ['0088', 'GLN'],
  ['EM', 'Email'],
  ['0002', 'SIREN (FR)'],
  ['0007', 'Organisation number (SE)'],
  ['0009', 'SIRET (FR)'],
  ['0060', 'D-U-N-S number'],
  ['0096', 'P number (DK)'],
  ['0106', 'KvK number (NL)'],
  ['0130', 'Directorates of the European Commission'],
  ['0151', 'ABN (AU)'],
  ['0183', 'UID (CH)'],
  ['0184', 'CVR number (DK)'],
  ['0188', 'Corporate number (JP)'],
  ['0190', 'OIN (NL)'],
  ['0191', 'Company code (EE)'],
  ['0192', 'Organisation number (NO)'],
  ['0195', 'UEN (SG)'],
  ['0196', 'Kennitala (IS)'],
  ['0198', 'SE number (DK)'],
  ['0199', 'LEI'],
  ['0200', 'Legal entity code (LT)'],
  ['0201', 'IPA code (IT)'],
  ['0202', 'PEC address (IT)'],
  ['0208', 'Enterprise number (BE)'],
  ['0209', 'GS1 identification key'],
  ['0210', 'Codice fiscale (IT)'],
  ['0211', 'Partita IVA (IT)'],
  ['0212', 'Organisation identifier (FI)'],
  ['0213', 'VAT id (FI)'],
  ['0216', 'OVT code (FI)'],
  ['0218', 'Registration number (LV)'],
  ['0225', 'Electronic address (FR)'],
  ['0240', 'Registration number (LU)'],
  ['9910', 'VAT id (HU)'],
  ['9914', 'VAT id (AT)'],
  ['9915', 'Public authority (AT)'],
  ['9919', 'Company register (AT)'],
  ['9920', 'VAT id (ES)'],
  ['9925', 'VAT id (BE)'],
  ['9926', 'VAT id (BG)'],
  ['9927', 'VAT id (CH)'],
  ['9928', 'VAT id (CY)'],
  ['9929', 'VAT id (CZ)'],
  ['9931', 'VAT id (EE)'],
  ['9932', 'VAT id (GB)'],
  ['9933', 'VAT id (GR)'],
  ['9934', 'VAT id (HR)'],
  ['9935', 'VAT id (IE)'],
  ['9936', 'VAT id (LI)'],
  ['9937', 'VAT id (LT)'],
  ['9938', 'VAT id (LU)'],
  ['9939', 'VAT id (LV)'],
  ['9943', 'VAT id (MT)'],
  ['9944', 'VAT id (NL)'],
  ['9945', 'VAT id (PL)'],
  ['9946', 'VAT id (PT)'],
  ['9947', 'VAT id (RO)'],
  ['9949', 'VAT id (SI)'],
  ['9950', 'VAT id (SK)'],
  ['9957', 'VAT id (FR)'],
  ['9959', 'EIN (US)'],
]);

export interface ElectronicAddressFault {
  readonly field: keyof ElectronicAddress;
  readonly issue: string;
}

/** What is wrong with it; undefined when nothing is. Check digits are checked of a Leitweg-ID and of a GLN. */
export function findElectronicAddressFault({
  scheme,
  id,
}: ElectronicAddress): ElectronicAddressFault | undefined {
  if (!electronicAddressSchemes.has(scheme)) {
    return { field: 'scheme', issue: 'is not a code of the EAS list, such as 0204, 0088 or EM' };
  }
  const issue = findIdFault(scheme, id);
  return issue === undefined ? undefined : { field: 'id', issue };
}

function findIdFault(scheme: string, id: string): string | undefined {
  if (scheme === '0204') return findLeitwegFault(id);
  if (scheme === '0088') return findGlnFault(id);
  if (scheme === 'EM') return findEmailFault(id);
  return id.trim() === '' ? 'must not be empty' : undefined;
}
