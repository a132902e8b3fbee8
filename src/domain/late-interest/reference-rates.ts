/**
 * What late interest is reckoned from: the rate of the first day of each half-year. A half-year that is not listed is not
 * known, and nothing is computed for it: the last known rate is never carried on. Facts for a program, no legal advice.
 */

/** `de`: § 247 BGB. `at`: base rate of the OeNB. `ecb`: main refinancing operations of the ECB. */
export type ReferenceSeries = 'de' | 'at' | 'ecb';

export interface ReferenceRate {
  /** `2026-H2`: from 1 July to 31 December. */
  readonly halfYear: string;
  /** Percent a year, a plain decimal. */
  readonly percent: string;
  /** Where it was read. */
  readonly source: string;
  /** ISO date on which it was read. */
  readonly checked: string;
}

const checked = '2026-11-27';

const bundesbank = 'Bundesbank, base rate by § 247 BGB, quoted by';
const byRule =
  '§ 247 (1) BGB: 0.88 points below the main refinancing rate of the ECB (bsi.si, ECB interest rates)';
const arrears = 'oenb.at, interest rates on business arrears';
const unchanged =
  'unchanged since 11 June 2025, as changes below 0.5 points do not count; quoted by public calculators';
const refinancing = 'bsi.si, ECB interest rates';

const german: readonly ReferenceRate[] = [
  { halfYear: '2023-H1', percent: '1.62', source: `${bundesbank} stb-bruns.com`, checked },
  { halfYear: '2023-H2', percent: '3.12', source: byRule, checked },
  { halfYear: '2024-H1', percent: '3.62', source: byRule, checked },
  { halfYear: '2024-H2', percent: '3.37', source: byRule, checked },
  { halfYear: '2025-H1', percent: '2.27', source: byRule, checked },
  { halfYear: '2025-H2', percent: '1.27', source: `${bundesbank} finanzmarktnachrichten.de`, checked },
  { halfYear: '2026-H1', percent: '1.27', source: `${bundesbank} finanzmarktnachrichten.de`, checked },
  {
    halfYear: '2026-H2',
    percent: '1.52',
    source: `${bundesbank} public calculators of § 288 BGB (10.52 for businesses)`,
    checked,
  },
];

const austrian: readonly ReferenceRate[] = [
  { halfYear: '2023-H1', percent: '1.88', source: arrears, checked },
  { halfYear: '2023-H2', percent: '3.38', source: arrears, checked },
  { halfYear: '2024-H1', percent: '3.88', source: arrears, checked },
  { halfYear: '2024-H2', percent: '3.88', source: 'OeNB press release of 12 September 2024', checked },
  { halfYear: '2025-H1', percent: '2.53', source: 'OeNB notice of 16 December 2024 on evi.gv.at', checked },
  {
    halfYear: '2025-H2',
    percent: '1.53',
    source: 'OeNB of 5 June 2025, quoted by firmenwebseiten.at',
    checked,
  },
  { halfYear: '2026-H1', percent: '1.53', source: unchanged, checked },
  { halfYear: '2026-H2', percent: '1.53', source: unchanged, checked },
];

const european: readonly ReferenceRate[] = [
  { halfYear: '2023-H1', percent: '2.50', source: refinancing, checked },
  { halfYear: '2023-H2', percent: '4.00', source: refinancing, checked },
  { halfYear: '2024-H1', percent: '4.50', source: refinancing, checked },
  { halfYear: '2024-H2', percent: '4.25', source: refinancing, checked },
  { halfYear: '2025-H1', percent: '3.15', source: refinancing, checked },
  {
    halfYear: '2025-H2',
    percent: '2.15',
    source: 'BOE-A-2025-13217 and Bundesbank of December 2025',
    checked,
  },
  {
    halfYear: '2026-H1',
    percent: '2.15',
    source: 'BOE-A-2025-27201 and Bundesbank of December 2025',
    checked,
  },
  {
    halfYear: '2026-H2',
    percent: '2.40',
    source: 'Spain: 10.40 by Ley 3/2004, which is 8 points above it',
    checked,
  },
];

export const referenceRates: Readonly<Record<ReferenceSeries, readonly ReferenceRate[]>> = {
  de: german,
  at: austrian,
  ecb: european,
};

/** `2026-H1` of an ISO date. */
export function halfYearOf(date: string): string {
  return `${date.slice(0, 4)}-${date.slice(5, 7) < '07' ? 'H1' : 'H2'}`;
}

/** Its last day. */
export function endOfHalfYear(halfYear: string): string {
  return `${halfYear.slice(0, 4)}-${halfYear.endsWith('H1') ? '06-30' : '12-31'}`;
}

export interface KnownHalfYears {
  readonly from: string;
  readonly until: string;
}

/** The first and the last half-year that a series lists: none between them is missing. */
export function knownHalfYears(series: ReferenceSeries): KnownHalfYears {
  const listed = referenceRates[series].map(({ halfYear }) => halfYear);
  return { from: listed[0] ?? '', until: listed.at(-1) ?? '' };
}

export function findReferenceRate(series: ReferenceSeries, halfYear: string): ReferenceRate | undefined {
  return referenceRates[series].find((rate) => rate.halfYear === halfYear);
}
