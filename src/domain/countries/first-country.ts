/** Where a practice is taken to be, until its user says so. */
import { isCurrency } from '../money.ts';
import { countryOfZone } from './country-of-zone.ts';
import { currencyOfCountry } from './currency-of-country.ts';

export interface MachinePlace {
  /** BCP 47. */
  readonly locale: string;
  /** IANA name; absent where the machine has none. */
  readonly zone?: string | undefined;
}

export interface FirstCountry {
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string;
  /** ISO 4217. */
  readonly currency: string;
}

/**
 * The country of the time zone, which people set where they live, else that of the locale, which often is the language that they
 * read alone; Germany and euros where neither names a country. `locale` must be one that `Intl` takes.
 */
export function findFirstCountry({ locale, zone }: MachinePlace): FirstCountry {
  const region = countryOfLocale(locale);
  const countryCode = (zone === undefined ? undefined : countryOfZone(zone, region)) ?? region ?? 'DE';
  const currency = currencyOfCountry(countryCode);
  return { countryCode, currency: currency !== undefined && isCurrency(currency) ? currency : 'EUR' };
}

/** Latin America is `419`, and the world `001`: regions, but no countries. */
function countryOfLocale(locale: string): string | undefined {
  const { region } = new Intl.Locale(locale).maximize();
  return region !== undefined && /^[A-Z]{2}$/.test(region) ? region : undefined;
}
