/** Sellers in the Netherlands (NL-R-001 to NL-R-009, of NLCIUS). A credit note names its invoice by BR-55. */
import { isSaid, unless } from '../../../invoicing/rules/fault.ts';
import { paymentMeansOf } from '../../payment-means.ts';
import { checkRegister, isDomestic, missingAddress, type NationalRules } from './national-rule.ts';

const register = { schemes: ['0106', '0190'], what: 'KvK number or OIN' } as const;
const domesticMeans: ReadonlySet<string> = /* @__PURE__ */ new Set(['30', '48', '49', '57', '58', '59']);

export const checkDutch: NationalRules = (invoice) => [
  ...checkParties(invoice),
  ...checkPayment(invoice),
  ...invoice.lines.flatMap(({ orderLine }, index) =>
    unless(orderLine === undefined || isSaid(invoice.references?.order), {
      rule: 'NL-R-009',
      field: `lines.${index}.orderLine`,
      message: 'A line names a line of the order, but the invoice names no order.',
    }),
  ),
];

const checkParties: NationalRules = (invoice) => {
  const { seller, buyer } = invoice;
  const of = (rule: string) => ({ street: rule, city: rule, postcode: rule });
  const ofBuyer = isDomestic(invoice)
    ? [
        ...missingAddress(buyer, 'buyer', of('NL-R-004')),
        ...(buyer.registration ? checkRegister(buyer, { rule: 'NL-R-005', side: 'buyer', ...register }) : []),
      ]
    : [];
  return [
    ...missingAddress(seller, 'seller', of('NL-R-002')),
    ...(seller.registration ? checkRegister(seller, { rule: 'NL-R-003', side: 'seller', ...register }) : []),
    ...ofBuyer,
  ];
};

const checkPayment: NationalRules = (invoice) => {
  const means = paymentMeansOf(invoice);
  const { due } = invoice.totals;
  const isOwed = invoice.documentType === '380' ? due.minor > 0 : due.minor < 0;
  return [
    ...unless(!isOwed || means !== undefined, {
      rule: 'NL-R-007',
      field: 'seller.iban',
      message: 'An invoice of a Dutch seller says how it is paid: add your IBAN in Your Business.',
      action: 'editOrganization',
    }),
    ...unless(!isDomestic(invoice) || means === undefined || domesticMeans.has(means), {
      rule: 'NL-R-008',
      field: 'paymentMeans',
      message: 'Within the Netherlands the means of payment is one of 30, 48, 49, 57, 58 and 59.',
    }),
  ];
};
