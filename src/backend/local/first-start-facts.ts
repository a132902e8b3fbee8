/** What the machine says of its user, as the first settings of the practice; all of it can be changed. */
import os from 'node:os';
import type { FirstStart } from '../first-start.ts';

/** Where the region of the locale says nothing else. */
const euroRegions = new Set('AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK'.split(' '));
const currencies: Readonly<Record<string, string>> = {
  US: 'USD',
  GB: 'GBP',
  CH: 'CHF',
  CA: 'CAD',
  AU: 'AUD',
  JP: 'JPY',
  SE: 'SEK',
  NO: 'NOK',
  DK: 'DKK',
  PL: 'PLN',
};

function currencyOf(region: string): string {
  return currencies[region] ?? (euroRegions.has(region) ? 'EUR' : 'USD');
}

function findUserName(): string {
  try {
    return os.userInfo().username;
  } catch {
    // A user without an entry in the system's list, as in some containers.
    return 'Owner';
  }
}

export function firstStartOf(now: number): FirstStart {
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const parsed = new Intl.Locale(locale).maximize();
  const region = parsed.region ?? 'DE';
  return {
    now,
    ownerName: findUserName(),
    zone: timeZone,
    currency: currencyOf(region),
    countryCode: region,
    language: parsed.language,
  };
}
