/** Countries, currencies and schemes as choices, by name in the reader's language. */
import { listCountries } from '../../../src/domain/countries/country-names.ts';
import { electronicAddressSchemes } from '../../../src/domain/invoicing/electronic-address.ts';
import type { Option } from './form-model.ts';

export function countryOptions(language: string): readonly Option[] {
  return listCountries(language).map(({ code, name }) => ({ value: code, label: name }));
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
