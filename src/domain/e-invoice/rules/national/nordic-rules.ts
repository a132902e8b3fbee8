/** Sellers in Norway (NO-R-001) and Iceland (IS-R-002 to IS-R-007). */
import { isNorwegianNumber } from '../../../identifiers/check-digits.ts';
import { unless } from '../../../invoicing/rules/fault.ts';
import { paymentMeansOf } from '../../payment-means.ts';
import { partyFault } from '../party-fault.ts';
import { checkRegister, isDomestic, missingAddress, type NationalRules } from './national-rule.ts';

export const checkNorwegian: NationalRules = ({ seller }) => {
  const vatId = seller.vatId?.replace(/\s/g, '');
  const isRight =
    vatId === undefined || (/^NO\d{9}MVA$/.test(vatId) && isNorwegianNumber(vatId.slice(2, 11)));
  return unless(
    isRight,
    partyFault(
      { rule: 'NO-R-001', side: 'seller', field: 'vatId' },
      'A Norwegian VAT ID is NO, the organisation number and MVA.',
    ),
  );
};

const register = { schemes: ['0196'], what: 'Icelandic legal id (kennitala)' } as const;
/** Means that need an Icelandic account of twelve digits. */
const accountRules: Readonly<Record<string, string>> = { '9': 'IS-R-006', '42': 'IS-R-007' };

export const checkIcelandic: NationalRules = (invoice) => {
  const { seller, buyer } = invoice;
  const means = paymentMeansOf(invoice) ?? '';
  return [
    ...checkRegister(seller, { rule: 'IS-R-002', side: 'seller', ...register }),
    ...missingAddress(seller, 'seller', { street: 'IS-R-003', postcode: 'IS-R-003' }),
    ...unless(accountRules[means] === undefined, {
      rule: accountRules[means] ?? '',
      field: 'paymentMeans',
      message: `The means of payment ${means} needs an Icelandic account, which Vireo does not keep: choose another.`,
    }),
    ...(isDomestic(invoice)
      ? [
          ...checkRegister(buyer, { rule: 'IS-R-004', side: 'buyer', ...register }),
          ...missingAddress(buyer, 'buyer', { street: 'IS-R-005', postcode: 'IS-R-005' }),
        ]
      : []),
  ];
};
