/** Countries, currencies and schemes as choices, by name in the reader's language. */
import { countryCodes } from '../../../src/domain/invoicing/codes/code-lists.ts';
import { electronicAddressSchemes } from '../../../src/domain/invoicing/electronic-address.ts';
import type { Option } from './form-model.ts';

export function countryOptions(language: string): readonly Option[] {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  // 1A and XI are codes of e-invoices alone.
  const named = [...countryCodes].flatMap((value) => {
    const label = /^[A-Z]{2}$/.test(value) ? names.of(value) : undefined;
    return label === undefined ? [] : [{ value, label }];
  });
  return named.toSorted((one, other) => one.label.localeCompare(other.label, language));
}

export function currencyOptions(language: string): readonly Option[] {
  const names = new Intl.DisplayNames([language], { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((value) => ({
    value,
    label: `${value}, ${names.of(value)}`,
  }));
}

/** The first is none. */
export function schemeOptions(none: string): readonly Option[] {
  const schemes = [...electronicAddressSchemes].map(([value, label]) => ({
    value,
    label: `${label} · ${value}`,
  }));
  return [{ value: '', label: none }, ...schemes];
}
