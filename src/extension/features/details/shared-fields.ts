/** Fields that the practice and its clients have alike: party, address, tax, terms; pure. */
import type { Client, Organization, PatchClient, PatchOrganization } from '../../../api-client/index.ts';
import { taxCategories } from '../../../domain/tax-categories.ts';
import type { Translate } from '../../platform/words.ts';
import type { Choice, ChoiceField, TextField } from './field.ts';
import {
  checkCountry,
  checkEmail,
  checkLines,
  checkStandardRate,
  checkVatId,
  fromLines,
  orNull,
  toCode,
  toLines,
  toRate,
} from './field-texts.ts';

export type Category = Organization['taxCategory'];
export type PartyPatch = Pick<
  PatchClient & PatchOrganization,
  'addressLines' | 'countryCode' | 'vatId' | 'email'
>;

export function addressField({ addressLines }: Client | Organization, t: Translate): TextField<PartyPatch> {
  return {
    name: 'addressLines',
    label: t('Address'),
    shown: fromLines(addressLines),
    text: fromLines(addressLines),
    prompt: t('Lines of the postal address, parted by semicolons: Hafenstraße 5; 20457 Hamburg'),
    check: (text) => checkLines(text, t),
    toPatch: (text) => ({ addressLines: toLines(text) }),
  };
}

export function countryField(
  { countryCode }: Client | Organization,
  t: Translate,
  nameOfCountry: (code: string) => string,
): TextField<PartyPatch> {
  return {
    name: 'countryCode',
    label: t('Country'),
    shown: nameOfCountry(countryCode),
    text: countryCode,
    prompt: t('Country as two letters, such as DE'),
    check: (text) => checkCountry(text, t),
    toPatch: (text) => ({ countryCode: toCode(text) }),
  };
}

export function vatIdField({ vatId }: Client | Organization, t: Translate): TextField<PartyPatch> {
  return {
    name: 'vatId',
    label: t('VAT id'),
    shown: vatId ?? '',
    text: vatId ?? '',
    prompt: t('VAT id with its country, such as DE123456789; empty for none'),
    check: (text) => checkVatId(text, t),
    toPatch: (text) => ({ vatId: orNull(text) }),
  };
}

export function emailField({ email }: Client | Organization, t: Translate): TextField<PartyPatch> {
  return {
    name: 'email',
    label: t('Email'),
    shown: email ?? '',
    text: email ?? '',
    prompt: t('Email address; empty for none'),
    check: (text) => checkEmail(text, t),
    toPatch: (text) => ({ email: orNull(text) }),
  };
}

export function describeDays(days: number, t: Translate): string {
  return days === 1 ? t('1 day') : t('{0} days', days);
}

export interface TaxPatch {
  taxCategory: Category;
  taxRate: string;
}

function categoryWord(category: Category, t: Translate): string {
  const words: Readonly<Record<Category, string>> = {
    S: t('Standard rate'),
    Z: t('Zero rate'),
    E: t('Exempt from VAT'),
    AE: t('Reverse charge'),
    K: t('Intra-community supply'),
    G: t('Export outside the EU'),
    O: t('Not subject to VAT'),
  };
  return words[category];
}

/** `Standard rate 19 %`, `Reverse charge`; a standard rate that nobody has said yet is empty. */
export function describeTax(category: Category, rate: string, t: Translate): string {
  if (category === 'S' && rate === '') return t('Standard rate, not set yet');
  const word = categoryWord(category, t);
  return category === 'S' ? `${word} ${rate} %` : word;
}

/** Category and rate are one choice: each alone may not fit the other. */
export function taxField(
  terms: { readonly taxCategory: Category; readonly taxRate: string | null },
  t: Translate,
): ChoiceField<TaxPatch> {
  const { taxCategory } = terms;
  const taxRate = terms.taxRate ?? '';
  const rate = taxCategory === 'S' ? taxRate : '';
  const standard: TextField<TaxPatch> = {
    name: 'taxRate',
    label: t('VAT rate'),
    shown: rate,
    text: rate,
    prompt: t('Percent of VAT, such as 19 or 8.1'),
    check: (text) => checkStandardRate(text, t),
    toPatch: (text) => ({ taxCategory: 'S', taxRate: toRate(text) }),
  };
  const choices = taxCategories.map(
    (category): Choice<TaxPatch> => ({
      label: categoryWord(category, t),
      description: category,
      answer: category === 'S' ? { ask: standard } : { patch: { taxCategory: category, taxRate: '0' } },
    }),
  );
  return {
    label: t('VAT'),
    shown: describeTax(taxCategory, taxRate, t),
    set: categoryWord(taxCategory, t),
    placeholder: t('Which VAT is charged?'),
    choices,
  };
}
