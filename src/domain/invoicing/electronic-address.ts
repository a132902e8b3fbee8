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
  ['9930', 'VAT ID (DE)'],
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
  ['0213', 'VAT ID (FI)'],
  ['0216', 'OVT code (FI)'],
  ['0218', 'Registration number (LV)'],
  ['0225', 'Electronic address (FR)'],
  ['0240', 'Registration number (LU)'],
  ['9910', 'VAT ID (HU)'],
  ['9914', 'VAT ID (AT)'],
  ['9915', 'Public authority (AT)'],
  ['9919', 'Company register (AT)'],
  ['9920', 'VAT ID (ES)'],
  ['9925', 'VAT ID (BE)'],
  ['9926', 'VAT ID (BG)'],
  ['9927', 'VAT ID (CH)'],
  ['9928', 'VAT ID (CY)'],
  ['9929', 'VAT ID (CZ)'],
  ['9931', 'VAT ID (EE)'],
  ['9932', 'VAT ID (GB)'],
  ['9933', 'VAT ID (GR)'],
  ['9934', 'VAT ID (HR)'],
  ['9935', 'VAT ID (IE)'],
  ['9936', 'VAT ID (LI)'],
  ['9937', 'VAT ID (LT)'],
  ['9938', 'VAT ID (LU)'],
  ['9939', 'VAT ID (LV)'],
  ['9943', 'VAT ID (MT)'],
  ['9944', 'VAT ID (NL)'],
  ['9945', 'VAT ID (PL)'],
  ['9946', 'VAT ID (PT)'],
  ['9947', 'VAT ID (RO)'],
  ['9949', 'VAT ID (SI)'],
  ['9950', 'VAT ID (SK)'],
  ['9957', 'VAT ID (FR)'],
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
