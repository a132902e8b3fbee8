/** What is typed on *Your Business*: what cannot be saved, what follows a change, and the seller that it makes; pure. */

import { currencyOfCountry } from '../../src/domain/countries/currency-of-country.ts';
import { findBicFault, normalizeBic } from '../../src/domain/identifiers/bic.ts';
import { findIbanFault, normalizeIban } from '../../src/domain/identifiers/iban.ts';
import type { Party } from '../../src/domain/invoice-document.ts';
import { addressFields, compactAddress, toAddressLines } from '../../src/domain/invoicing/postal-address.ts';
import { followTax } from '../../src/domain/tax/treatments.ts';
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
import type { BusinessField, BusinessValues } from './messages.ts';

const checkIban: Check = (text, words) =>
  text.trim() === '' || findIbanFault(normalizeIban(text)) === undefined ? undefined : words.iban;

const checkBic: Check = (text, words) =>
  text.trim() === '' || findBicFault(normalizeBic(text)) === undefined ? undefined : words.bic;

const checkCounter: Check = (text, words) =>
  text.trim() === '' || (/^\d{1,9}$/.test(text.trim()) && Number(text) > 0) ? undefined : words.counter;

/** In the order of the page. */
const checks: readonly (readonly [BusinessField, Check])[] = [
  ['name', checkName],
  ...addressFields.map((field) => [field, addressChecks[field]] as const),
  ['contactName', upTo(200)],
  ['email', checkEmail],
  ['contactEmail', checkEmail],
  ['phone', upTo(50)],
  ['vatId', checkVatId],
  ['taxNumber', upTo(40)],
  ['registrationNumber', upTo(60)],
  ['iban', checkIban],
  ['bic', checkBic],
  ['accountName', upTo(200)],
  ['paymentTermDays', checkDays],
  ['invoicePattern', checkPattern],
  ['creditNotePattern', checkPattern],
  ['firstNumber', checkCounter],
];

export function findBusinessFaults(values: BusinessValues, words: FaultWords): Faults<BusinessField> {
  const found: [BusinessField, string | undefined][] = checks.map(([field, check]) => [
    field,
    check(values[field], words, values.countryCode),
  ]);
  // Not every country's rate is known: it can stay open, and "Ready to send" names it.
  const isRate = values.taxTreatment === 'standard' && values.taxRate.trim() !== '';
  if (isRate) found.push(['taxRate', checkRate(values.taxRate, words)]);
  if (values.taxTreatment === 'exempt') {
    found.push(['taxExemptionReason', checkReason(values.taxExemptionReason, words)]);
  }
  found.push(['eAddressId', checkEAddress(values.eAddressScheme, values.eAddressId, words)]);
  return Object.fromEntries(found.filter(([, fault]) => fault !== undefined));
}

/** Another country brings its currency, its tax and its rate, where those of before were its predecessor's. */
export function followCountry(
  to: string,
  before: BusinessValues,
  today: string,
): Partial<Record<BusinessField, string>> {
  const { countryCode: from, currency } = before;
  const usual = currencyOfCountry(from) === currency ? currencyOfCountry(to) : undefined;
  return {
    ...(usual !== undefined && { currency: usual }),
    ...followTax(before, { from, to, date: today }),
  };
}

/** As invoices print it. */
export function toSeller(values: BusinessValues): Party {
  const { name, countryCode, contactName, phone, email, contactEmail, eAddressScheme, eAddressId } = values;
  const address = compactAddress(values) ?? {};
  const said = (fields: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(fields).filter(([, text]) => text.trim() !== ''));
  const { vatId, taxNumber, bic, accountName, registrationNumber } = values;
  const contact = said({ name: contactName, phone, email: contactEmail });
  return {
    name,
    countryCode,
    address,
    addressLines: toAddressLines(address, countryCode),
    ...said({ vatId, taxNumber, bic, accountName, email, iban: normalizeIban(values.iban) }),
    ...(registrationNumber.trim() !== '' && { registration: { id: registrationNumber.trim() } }),
    ...(Object.keys(contact).length > 0 && { contact }),
    ...(eAddressScheme !== '' && { eAddress: { scheme: eAddressScheme, id: eAddressId } }),
  };
}
