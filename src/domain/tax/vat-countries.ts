/** Which countries have value added tax whose rates are known here; apart from the rates, which pages need not load. */
import { euCountries } from './eu-countries.ts';

const besideEu: ReadonlySet<string> = /* @__PURE__ */ new Set(['CH', 'GB', 'NO']);

/** Of a country (ISO 3166-1 alpha-2); elsewhere, as in the United States, no VAT is assumed. */
export function hasVat(countryCode: string): boolean {
  return euCountries.has(countryCode) || besideEu.has(countryCode);
}
