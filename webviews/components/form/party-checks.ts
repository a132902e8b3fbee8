/** What cannot be saved of the fields that the practice and its clients have alike; pure. */

import type { Translated } from '../../../src/contract/webview/words/word-table.ts';
import { findTypedEmailFault } from '../../../src/domain/identifiers/email.ts';
import { findVatIdFault } from '../../../src/domain/identifiers/vat-id-forms.ts';
import { findElectronicAddressFault } from '../../../src/domain/invoicing/electronic-address.ts';
import { readPattern } from '../../../src/domain/invoicing/number-pattern.ts';
import type { formWords } from './form-texts.ts';

export type FaultWords = Translated<typeof formWords>['faults'];

/** A sentence; undefined where the text can be saved. `countryCode` is the party's. */
export type Check = (text: string, words: FaultWords, countryCode?: string) => string | undefined;

const isEmpty = (text: string): boolean => text.trim() === '';

export function upTo(longest: number): Check {
  return (text, words) => (text.trim().length > longest ? words.long(longest) : undefined);
}

export const checkName: Check = (text, words) => (isEmpty(text) ? words.name : upTo(200)(text, words));

export function toAsciiDomain(domain: string): string {
  const address = `http://${domain}`;
  return URL.canParse(address) ? new URL(address).hostname : '';
}

export const checkEmail: Check = (text, words) =>
  isEmpty(text) || findTypedEmailFault(text, toAsciiDomain) === undefined ? undefined : words.email;

/** Its form by country; its check digits are the service's to judge. */
export const checkVatId: Check = (text, words, countryCode = '') => {
  if (isEmpty(text)) return undefined;
  const fault = findVatIdFault(text, countryCode);
  switch (fault?.expects) {
    case 'letters':
      return words.vatId;
    case 'digits':
      return words.vatIdDigits(fault.letters, fault.digits);
    case 'form':
      return words.vatIdForm(fault.example);
    default:
      return upTo(40)(text, words);
  }
};

export const checkDays: Check = (text, words) =>
  /^\d{1,3}$/.test(text.trim()) && Number(text) <= 365 ? undefined : words.days;

/** `19`, `8.1` or `8,1` as the API has it. */
export function toRate(text: string): string {
  return text.trim().replace(',', '.').replace(/\s*%$/, '');
}

export const checkRate: Check = (text, words) =>
  /^\d{1,2}(?:\.\d{1,2})?$/.test(toRate(text)) && Number(toRate(text)) > 0 ? undefined : words.rate;

export const checkReason: Check = (text, words) => (isEmpty(text) ? words.reason : upTo(500)(text, words));

export const checkPattern: Check = (text, words) => {
  const read = readPattern(text);
  return read.ok ? undefined : words[read.error];
};

export function checkEAddress(scheme: string, id: string, words: FaultWords): string | undefined {
  if (scheme === '') return undefined;
  if (isEmpty(id)) return words.eAddressEmpty;
  return findElectronicAddressFault({ scheme, id: id.trim() }) === undefined ? undefined : words.eAddress;
}

/** The longest text of each field of an address, as the API has them. */
export const addressChecks: Readonly<
  Record<'street' | 'additional' | 'third' | 'postcode' | 'city' | 'region', Check>
> = {
  street: upTo(200),
  additional: upTo(200),
  third: upTo(200),
  postcode: upTo(20),
  city: upTo(100),
  region: upTo(60),
};
