/** What the practice itself lacks before it can send XRechnung to any client; pure. */
import type { Organization } from '../../../src/api-client/index.ts';

type Practice = Pick<Organization, 'contact' | 'email' | 'address' | 'iban' | 'vatId' | 'taxNumber'>;

/** In the order of *Your Business*; each with the rule of XRechnung 3.0 or EN 16931 that asks for it. */
const needs: readonly (readonly [label: string, value: (practice: Practice) => string | null | undefined])[] =
  [
    // BR-DE-3, BR-DE-4
    ['Postal code', ({ address }) => address?.postcode],
    ['City', ({ address }) => address?.city],
    // BR-DE-5 to BR-DE-7
    ['Contact', ({ contact }) => contact?.name],
    ['Email', ({ contact, email }) => contact?.email ?? email],
    ['Phone', ({ contact }) => contact?.phone],
    // BR-S-2, BR-E-2
    ['VAT ID', ({ vatId, taxNumber }) => vatId ?? taxNumber],
    // BR-DE-1, since an invoice is paid by transfer unless it says otherwise
    ['IBAN', ({ iban }) => iban],
  ];

/** The label of the first field, as *Your Business* calls it; undefined where nothing is missing. */
export function findPracticeLack(practice: Practice): string | undefined {
  return needs.find(([, value]) => (value(practice) ?? '').trim() === '')?.[0];
}
