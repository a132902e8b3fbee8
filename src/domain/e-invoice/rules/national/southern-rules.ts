/** Sellers in Italy (IT-R-001 to IT-R-004) and Greece (GR-R-001 to GR-R-010). */
import { unless } from '../../../invoicing/rules/fault.ts';
import { partyFault } from '../party-fault.ts';
import { missingAddress, type NationalRules } from './national-rule.ts';

export const checkItalian: NationalRules = ({ seller }) => [
  ...unless(
    seller.taxNumber === undefined || /^[A-Z0-9]{11,16}$/.test(seller.taxNumber.trim()),
    partyFault(
      { rule: 'IT-R-001', side: 'seller', field: 'taxNumber' },
      'The tax number of an Italian seller has 11 to 16 letters and digits.',
    ),
  ),
  ...missingAddress(seller, 'seller', { street: 'IT-R-002', city: 'IT-R-003', postcode: 'IT-R-004' }),
];

/** The tax authority hands out a number for each invoice (MARK of myDATA) that a Greek e-invoice carries. */
export const checkGreek: NationalRules = () => [
  {
    rule: 'GR-R-004-1',
    field: 'seller.countryCode',
    message:
      'Greek sellers need a MARK of myDATA on each Peppol invoice, which Vireo does not keep: send CII or PDF.',
  },
];
