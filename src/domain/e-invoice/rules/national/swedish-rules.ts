/** Sellers in Sweden (SE-R-001 to SE-R-006 and SE-R-013). */
import { isLuhnNumber } from '../../../identifiers/check-digits.ts';
import { unless } from '../../../invoicing/rules/fault.ts';
import { partyFault } from '../party-fault.ts';
import type { NationalRules } from './national-rule.ts';

const rates: ReadonlySet<string> = /* @__PURE__ */ new Set(['6', '12', '25']);
const approval = /^GODKÄND FÖR F-SKATT$/i;

export const checkSwedish: NationalRules = (invoice) => [
  ...checkVatId(invoice),
  ...checkRegistration(invoice),
  ...checkRates(invoice),
];

const checkVatId: NationalRules = ({ seller }) => {
  const vatId = seller.vatId?.replace(/\s/g, '') ?? '';
  if (!vatId.startsWith('SE')) return [];
  const at = { side: 'seller', field: 'vatId' } as const;
  return [
    ...unless(
      vatId.length === 14,
      partyFault({ rule: 'SE-R-001', ...at }, 'A Swedish VAT ID has 14 characters.'),
    ),
    ...unless(
      /^SE\d+$/.test(vatId),
      partyFault({ rule: 'SE-R-002', ...at }, 'A Swedish VAT ID has digits after SE.'),
    ),
  ];
};

const checkRegistration: NationalRules = ({ seller }) => {
  const id = seller.registration?.id.trim();
  if (id === undefined) return [];
  const at = { side: 'seller', field: 'registration.id' } as const;
  return [
    ...unless(
      /^\d+$/.test(id),
      partyFault({ rule: 'SE-R-003', ...at }, 'A Swedish organisation number has digits alone.'),
    ),
    ...unless(
      id.length === 10,
      partyFault({ rule: 'SE-R-004', ...at }, 'A Swedish organisation number has ten digits.'),
    ),
    ...unless(
      isLuhnNumber(id),
      partyFault({ rule: 'SE-R-013', ...at }, 'The last digit of the Swedish organisation number is wrong.'),
    ),
    ...unless(
      seller.taxNumber === undefined || approval.test(seller.taxNumber.trim()),
      partyFault(
        { rule: 'SE-R-005', side: 'seller', field: 'taxNumber' },
        'Of a Swedish company the tax number says "Godkänd för F-skatt", or is left out.',
      ),
    ),
  ];
};

const checkRates: NationalRules = ({ seller, taxBreakdown }) =>
  seller.vatId?.startsWith('SE') === true
    ? taxBreakdown.flatMap(({ taxCategory, taxRate }, index) =>
        unless(taxCategory !== 'S' || rates.has(taxRate), {
          rule: 'SE-R-006',
          field: `taxBreakdown.${index}.taxRate`,
          message: 'Swedish VAT is 6, 12 or 25 %.',
        }),
      )
    : [];
