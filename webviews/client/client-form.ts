/** What is typed on *Client*: what cannot be saved, what follows a change, and the buyer that it makes; pure. */

import { currencyOfCountry } from '../../src/domain/countries/currency-of-country.ts';
import { addressFields } from '../../src/domain/invoicing/postal-address.ts';
import { hasVat } from '../../src/domain/tax/vat-countries.ts';
import type { Faults } from '../components/form/form-model.ts';
import {
  addressChecks,
  type Check,
  checkDays,
  checkEAddress,
  checkEmail,
  checkName,
  checkPattern,
  checkRate,
  checkReason,
  checkVatId,
  type FaultWords,
  upTo,
} from '../components/form/party-checks.ts';
import type { ClientContent, ClientField, ClientValues } from './messages.ts';
import { newClient } from './new-client.ts';

/** Empty is as in the practice. */
const orEmpty =
  (check: Check): Check =>
  (text, words) =>
    text.trim() === '' ? undefined : check(text, words);

/** In the order of the page. */
const checks: readonly (readonly [ClientField, Check])[] = [
  ['vatId', checkVatId],
  ...addressFields.map((field) => [field, addressChecks[field]] as const),
  ['email', checkEmail],
  ['buyerReference', upTo(100)],
  ['paymentTermDays', orEmpty(checkDays)],
  ['invoicePattern', orEmpty(checkPattern)],
];

export function findClientFaults(
  { taken }: Pick<ClientContent, 'taken'>,
  values: ClientValues,
  words: FaultWords,
): Faults<ClientField> {
  const { taxTreatment } = values;
  const found: [ClientField, string | undefined][] = [
    ['name', checkName(values.name, words) ?? findTaken(values.name, taken, words)],
    ...checks.map(([field, check]): [ClientField, string | undefined] => [
      field,
      check(values[field], words, values.countryCode),
    ]),
  ];
  if (taxTreatment === 'standard') found.push(['taxRate', orEmpty(checkRate)(values.taxRate, words)]);
  if (taxTreatment === 'exempt') {
    found.push(['taxExemptionReason', checkReason(values.taxExemptionReason, words)]);
  }
  found.push(['eAddressId', checkEAddress(values.eAddressScheme, values.eAddressId, words)]);
  return Object.fromEntries(found.filter(([, fault]) => fault !== undefined));
}

function findTaken(name: string, taken: readonly string[], words: FaultWords): string | undefined {
  const same = taken.some((other) => other.toLowerCase() === name.trim().toLowerCase());
  return same ? words.taken : undefined;
}

/** Of a client that is there the currency is fixed; a new one's follows its country's, and the practice's its own. */
export function followClientCountry(
  field: ClientField,
  to: string,
  { subject, before }: { readonly subject: string; readonly before: ClientValues },
): Partial<Record<ClientField, string>> {
  if (field !== 'practiceCountry' || subject !== newClient) return {};
  const usual = currencyOfCountry(before.practiceCountry) === before.practiceCurrency;
  const currency = usual ? (currencyOfCountry(to) ?? before.practiceCurrency) : before.practiceCurrency;
  const isSame = before.currency === before.practiceCurrency;
  return {
    practiceCurrency: currency,
    ...(isSame && { currency }),
    ...(before.countryCode === before.practiceCountry && { countryCode: to }),
  };
}

/** E-invoices are of countries with VAT; Germany's authorities ask everyone for theirs. */
function isXrechnungOffered({ practiceCountry, countryCode }: ClientValues): boolean {
  return hasVat(practiceCountry) || countryCode === 'DE';
}

/** What an invoice to the client still lacks in each format. */
export function findClientReadiness(
  values: ClientValues,
): readonly { readonly format: 'PDF' | 'XRechnung'; readonly missing: ClientField | undefined }[] {
  const isEmpty = (field: ClientField): boolean => values[field].trim() === '';
  const needsId = ['reverse_charge', 'intra_community'].includes(values.taxTreatment);
  const ofPaper = [...(needsId ? (['vatId'] as const) : []), 'street' as const].find((field) =>
    field === 'street' ? isEmpty('street') && isEmpty('city') : isEmpty(field),
  );
  const hasAddress = !isEmpty('email') || values.eAddressScheme !== '';
  const ofXrechnung =
    (['postcode', 'city', 'buyerReference'] as const).find(isEmpty) ?? (hasAddress ? undefined : 'email');
  return [
    { format: 'PDF', missing: ofPaper },
    ...(isXrechnungOffered(values)
      ? [{ format: 'XRechnung', missing: ofPaper ?? ofXrechnung } as const]
      : []),
  ];
}
