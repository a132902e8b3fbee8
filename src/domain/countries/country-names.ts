/** Countries as people choose them. */
import { countryCodes } from '../invoicing/codes/code-lists.ts';

export interface NamedCountry {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly name: string;
}

/** In the order of their names in `language`. 1A and XI, codes of e-invoices alone, are left out. */
export function listCountries(language: string): readonly NamedCountry[] {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  const named = [...countryCodes].flatMap((code) => {
    const name = /^[A-Z]{2}$/.test(code) ? names.of(code) : undefined;
    return name === undefined ? [] : [{ code, name }];
  });
  return named.toSorted((one, other) => one.name.localeCompare(other.name, language));
}
