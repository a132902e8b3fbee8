/** Sellers in Denmark (DK-R-002 to DK-R-016). */
import { type RuleFault, unless } from '../../../invoicing/rules/fault.ts';
import { paymentMeansOf } from '../../payment-means.ts';
import { partyFault, type Side } from '../party-fault.ts';
import { checkRegister, isDomestic, type NationalRules } from './national-rule.ts';

const domesticMeans: ReadonlySet<string> = /* @__PURE__ */ new Set(
  '1 10 31 42 48 49 50 58 59 93 97'.split(' '),
);

/** Means that need an account or a card's kind in a form that the invoice does not have. */
const accountRules: Readonly<Record<string, string>> = {
  '31': 'DK-R-006',
  '42': 'DK-R-006',
  '50': 'DK-R-008',
  '93': 'DK-R-010',
};

export const checkDanish: NationalRules = (invoice) => {
  const { seller } = invoice;
  const register = { side: 'seller', schemes: ['0184'], what: 'CVR number' } as const;
  return [
    ...checkRegister(seller, { rule: seller.registration ? 'DK-R-014' : 'DK-R-002', ...register }),
    ...(isDomestic(invoice) ? checkDomestic(invoice) : []),
  ];
};

const checkDomestic: NationalRules = (invoice) => {
  const { documentType, totals, seller, buyer } = invoice;
  const means = paymentMeansOf(invoice);
  const accountRule = documentType === '380' ? accountRules[means ?? ''] : undefined;
  return [
    ...unless(documentType === '381' || means === undefined || domesticMeans.has(means), {
      rule: 'DK-R-005',
      field: 'paymentMeans',
      message: `Within Denmark the means of payment ${means} is not allowed; 58 and 97 are, among others.`,
    }),
    ...unless(accountRule === undefined, {
      rule: accountRule ?? '',
      field: 'paymentMeans',
      message: `The means of payment ${means} needs a Danish account, which Vireo does not keep: choose 58 or 97.`,
    }),
    ...unless(documentType === '380' || totals.due.minor >= 0, {
      rule: 'DK-R-016',
      field: 'totals.due',
      message: 'A Danish credit note cannot be below zero.',
    }),
    ...checkIdentifier(seller.identifier, 'seller'),
    ...checkIdentifier(buyer.identifier, 'buyer'),
    ...checkReasons(invoice),
  ];
};

function checkIdentifier(
  identifier: { readonly scheme?: string } | undefined,
  side: Side,
): readonly RuleFault[] {
  return identifier === undefined || identifier.scheme !== undefined
    ? []
    : [
        partyFault(
          { rule: 'DK-R-013', side, field: 'identifier.scheme' },
          'Within Denmark an identifier has a scheme.',
        ),
      ];
}

/** DK-R-004: the reason beside the code ZZZ is itself a code. */
const checkReasons: NationalRules = ({ charges }) =>
  charges.flatMap(({ reasonCode, reason }, index) =>
    unless(reasonCode !== 'ZZZ' || /^\d{4}$/.test(reason.trim()) || /^[^#].*#.*[^#]$/.test(reason.trim()), {
      rule: 'DK-R-004',
      field: `charges.${index}.reason`,
      message:
        'Within Denmark the reason beside the code ZZZ has four digits, or a list and a code around a #.',
    }),
  );
