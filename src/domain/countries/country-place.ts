/** What follows from the country of a practice, until its people say otherwise. */
import { isCurrency } from '../money.ts';
import { zonesOfCountry } from './country-of-zone.ts';
import { currencyOfCountry } from './currency-of-country.ts';

export interface CountryPlace {
  /** ISO 4217. */
  readonly currency: string;
  /** IANA name. */
  readonly zone: string;
  /** BCP 47, without a region. */
  readonly language: string;
}

/** Of countries with several zones, that of most people; of the others the runtime's tables know the one. */
const mainZones: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['AR', 'America/Argentina/Buenos_Aires'],
  ['AU', 'Australia/Sydney'],
  ['BR', 'America/Sao_Paulo'],
  ['CA', 'America/Toronto'],
  ['CD', 'Africa/Kinshasa'],
  ['CL', 'America/Santiago'],
  ['CN', 'Asia/Shanghai'],
  ['CY', 'Asia/Nicosia'],
  ['DE', 'Europe/Berlin'],
  ['EC', 'America/Guayaquil'],
  ['ES', 'Europe/Madrid'],
  ['FM', 'Pacific/Pohnpei'],
  ['GL', 'America/Nuuk'],
  ['ID', 'Asia/Jakarta'],
  ['KI', 'Pacific/Tarawa'],
  ['KZ', 'Asia/Almaty'],
  ['MH', 'Pacific/Majuro'],
  ['MN', 'Asia/Ulaanbaatar'],
  ['MX', 'America/Mexico_City'],
  ['MY', 'Asia/Kuala_Lumpur'],
  ['NZ', 'Pacific/Auckland'],
  ['PF', 'Pacific/Tahiti'],
  ['PG', 'Pacific/Port_Moresby'],
  ['PS', 'Asia/Hebron'],
  ['PT', 'Europe/Lisbon'],
  ['RU', 'Europe/Moscow'],
  ['UA', 'Europe/Kiev'],
  ['US', 'America/New_York'],
  ['UZ', 'Asia/Tashkent'],
]);

/**
 * Currency, main time zone and most spoken language of a country (ISO 3166-1 alpha-2); euros, UTC and English where the tables
 * know none.
 */
export function placeOfCountry(countryCode: string): CountryPlace {
  const currency = currencyOfCountry(countryCode);
  const [first] = zonesOfCountry(countryCode);
  return {
    currency: currency !== undefined && isCurrency(currency) ? currency : 'EUR',
    zone: mainZones.get(countryCode) ?? first ?? 'UTC',
    language: languageOf(countryCode),
  };
}

function languageOf(countryCode: string): string {
  if (!/^[A-Z]{2}$/.test(countryCode)) return 'en';
  const { language } = new Intl.Locale('und', { region: countryCode }).maximize();
  return language === 'und' ? 'en' : language;
}
