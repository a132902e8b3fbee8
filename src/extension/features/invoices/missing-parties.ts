/** Whether an invoice would lack something of its seller or its buyer that only their pages can add; pure. */
import type { Client, Organization } from '../../../api-client/index.ts';

type Seller = Pick<
  Organization,
  'name' | 'addressLines' | 'vatId' | 'taxNumber' | 'taxTreatment' | 'taxRate' | 'iban'
>;

/** Name, address, the number that the tax office knows it by (BR-S-02), the rate, and the account that is paid to (BR-50). */
export function lacksSeller(seller: Seller): boolean {
  const { name, addressLines, vatId, taxNumber, taxTreatment, taxRate, iban } = seller;
  const lacksTax = taxTreatment !== 'outside_scope' && vatId === null && taxNumber === null;
  const lacksRate = taxTreatment === 'standard' && taxRate === null;
  return name.trim() === '' || addressLines.length === 0 || lacksTax || lacksRate || iban === null;
}

/** An address (BR-10). */
export function lacksBuyer({ addressLines }: Pick<Client, 'addressLines'>): boolean {
  return addressLines.length === 0;
}
