/** The country in which a time zone lies. */
import { countryCodes } from '../invoicing/codes/code-lists.ts';

/** ECMA-402 Intl Locale Info, which the compiler's library does not have yet. */
type ZonedLocale = Intl.Locale & {
  readonly getTimeZones?: () => readonly string[] | undefined;
  /** The same before it became a method. */
  readonly timeZones?: readonly string[];
};

/**
 * ISO 3166-1 alpha-2 of the country whose zones, by the tables of the runtime's Intl, have `zone` (an IANA name; old ones count as
 * their new ones). Of several countries it is `likely` where that is one of them, else the first by code. Undefined for a zone
 * without a country, such as UTC, and for an unknown one.
 */
export function countryOfZone(zone: string, likely?: string): string | undefined {
  const name = canonicalZone(zone);
  if (name === undefined || ofNoCountry.has(name)) return undefined;
  if (likely !== undefined && zonesOfCountry(likely).includes(name)) return likely;
  index ??= indexZones();
  return index.get(name);
}

/** What servers are set to, which no table need be made for. */
const ofNoCountry: ReadonlySet<string> = new Set(['UTC', 'Etc/UTC', 'GMT', 'Etc/GMT']);

/** Made when it is first needed: it takes some 40 ms, and at the start of a process twice that. */
let index: ReadonlyMap<string, string> | undefined;

function indexZones(): ReadonlyMap<string, string> {
  const countries = [...countryCodes].toReversed();
  return new Map(
    countries.flatMap((country) => zonesOfCountry(country).map((zone) => [zone, country] as const)),
  );
}

/** As the tables write it: `Asia/Kolkata` is `Asia/Calcutta` in some. */
function canonicalZone(zone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** As the tables of the runtime name them; none for what is no country. */
export function zonesOfCountry(country: string): readonly string[] {
  // 1A, for Kosovo, is a code of EN 16931 and no region of BCP 47.
  if (!/^[A-Z]{2}$/.test(country)) return [];
  const locale: ZonedLocale = new Intl.Locale('und', { region: country });
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}
