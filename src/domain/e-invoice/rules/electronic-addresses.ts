/** The electronic addresses that Peppol and XRechnung ask for of both parties (BT-34, BT-49). */
import type { InvoiceDocument } from '../../invoice-document.ts';
import type { RuleFault } from '../../invoicing/rules/fault.ts';
import { eAddressOf } from '../party-terms.ts';
import { partyFault, type Side } from './party-fault.ts';

/** R020 of the seller, R010 of the buyer. */
export function missingAddress(side: Side): RuleFault {
  return side === 'seller'
    ? partyFault(
        { rule: 'PEPPOL-EN16931-R020', side, field: 'eAddress' },
        'Your business has no electronic address: add one in Your Business.',
      )
    : partyFault(
        { rule: 'PEPPOL-EN16931-R010', side, field: 'eAddress' },
        'The client has no electronic address: add one to the client.',
      );
}

/** XRechnung takes any address, that for e-mail too. */
export function checkAnyAddress({ seller, buyer }: InvoiceDocument): readonly RuleFault[] {
  return [
    ...(eAddressOf(seller) === undefined ? [missingAddress('seller')] : []),
    ...(eAddressOf(buyer) === undefined ? [missingAddress('buyer')] : []),
  ];
}
