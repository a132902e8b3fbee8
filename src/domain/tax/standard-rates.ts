/**
 * Standard rates of value added tax, by country and date, for the 27 states of the EU, the United Kingdom, Switzerland and
 * Norway. Reduced rates are left out: consulting and software fall under the standard one. Elsewhere nothing is assumed.
 *
 * Sources, read in November 2026: EU, "Taxes in Europe" database of the European Commission (Directive 2006/112/EC,
 * article 97); GB, Value Added Tax Act 1994, section 2; CH, MWSTG article 25; NO, Stortingsvedtak om merverdiavgift § 2.
 */

export interface StandardRate {
  /** First day on which it applies, `YYYY-MM-DD`. */
  readonly from: string;
  /** Percent, as exact decimal string. */
  readonly rate: string;
}

/** Each country's rates since 2020, the oldest first, each from the day on which it came in. */
const standardRates: Readonly<Record<string, readonly StandardRate[]>> = {
  AT: [{ from: '1984-01-01', rate: '20' }],
  BE: [{ from: '1996-01-01', rate: '21' }],
  BG: [{ from: '1999-01-01', rate: '20' }],
  CH: [
    { from: '2018-01-01', rate: '7.7' },
    { from: '2024-01-01', rate: '8.1' },
  ],
  CY: [{ from: '2014-01-13', rate: '19' }],
  CZ: [{ from: '2013-01-01', rate: '21' }],
  DE: [
    { from: '2007-01-01', rate: '19' },
    { from: '2020-07-01', rate: '16' },
    { from: '2021-01-01', rate: '19' },
  ],
  DK: [{ from: '1992-01-01', rate: '25' }],
  EE: [
    { from: '2009-07-01', rate: '20' },
    { from: '2024-01-01', rate: '22' },
    { from: '2025-07-01', rate: '24' },
  ],
  ES: [{ from: '2012-09-01', rate: '21' }],
  FI: [
    { from: '2013-01-01', rate: '24' },
    { from: '2024-09-01', rate: '25.5' },
  ],
  FR: [{ from: '2014-01-01', rate: '20' }],
  GB: [{ from: '2011-01-04', rate: '20' }],
  GR: [{ from: '2016-06-01', rate: '24' }],
  HR: [{ from: '2012-03-01', rate: '25' }],
  HU: [{ from: '2012-01-01', rate: '27' }],
  IE: [
    { from: '2012-01-01', rate: '23' },
    { from: '2020-09-01', rate: '21' },
    { from: '2021-03-01', rate: '23' },
  ],
  IT: [{ from: '2013-10-01', rate: '22' }],
  LT: [{ from: '2009-09-01', rate: '21' }],
  LU: [
    { from: '2015-01-01', rate: '17' },
    { from: '2023-01-01', rate: '16' },
    { from: '2024-01-01', rate: '17' },
  ],
  LV: [{ from: '2012-07-01', rate: '21' }],
  MT: [{ from: '2004-01-01', rate: '18' }],
  NL: [{ from: '2012-10-01', rate: '21' }],
  NO: [{ from: '2005-01-01', rate: '25' }],
  PL: [{ from: '2011-01-01', rate: '23' }],
  PT: [{ from: '2011-01-01', rate: '23' }],
  RO: [
    { from: '2017-01-01', rate: '19' },
    { from: '2025-08-01', rate: '21' },
  ],
  SE: [{ from: '1990-07-01', rate: '25' }],
  SI: [{ from: '2013-07-01', rate: '22' }],
  SK: [
    { from: '2011-01-01', rate: '20' },
    { from: '2025-01-01', rate: '23' },
  ],
};

/**
 * Percent, as exact decimal string; undefined where the table has no such country (ISO 3166-1 alpha-2) or the date lies
 * before what it knows of it.
 */
export function findStandardRate(countryCode: string, date: string): string | undefined {
  return standardRates[countryCode]?.findLast(({ from }) => from <= date)?.rate;
}
