/** What the machine says of its user, as the first settings of the practice; all of it can be changed. */
import os from 'node:os';
import { isTimeZone } from '../../domain/zones.ts';
import type { FirstStart } from '../contexts/account/first-start.ts';

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

/** What the runtime makes of the environment; there is no zone where `TZ` is `:/etc/localtime` or a slip. */
export interface MachineFacts {
  readonly locale: string;
  readonly timeZone?: string | undefined;
}

/** Latin America is `419`, and the world `001`: regions, but no countries. */
function countryOf(region: string | undefined): string {
  return region !== undefined && /^[A-Z]{2}$/.test(region) ? region : 'DE';
}

export function firstStartOf(
  now: number,
  { locale, timeZone }: MachineFacts = Intl.DateTimeFormat().resolvedOptions(),
): FirstStart {
  const parsed = new Intl.Locale(locale).maximize();
  const region = countryOf(parsed.region);
  return {
    now,
    ownerName: findUserName(),
    zone: timeZone !== undefined && isTimeZone(timeZone) ? timeZone : 'UTC',
    currency: currencyOf(region),
    countryCode: region,
    language: parsed.language,
  };
}
