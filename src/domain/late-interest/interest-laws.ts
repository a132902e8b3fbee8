/** Which rate of late interest and which lump sum a law gives. Facts for a program, no legal advice. */
import type { Money } from '../money.ts';
import { euCountries } from '../tax/eu-countries.ts';
import type { ReferenceSeries } from './reference-rates.ts';

/** `de`: §§ 247, 288 BGB. `at`: §§ 456, 458 UGB, § 1000 ABGB. `eu`: directive 2011/7/EU, where no national table is kept. */
export const interestLaws = ['de', 'at', 'eu'] as const;
export type InterestLaw = (typeof interestLaws)[number];

export const debtorKinds = ['business', 'consumer'] as const;
export type DebtorKind = (typeof debtorKinds)[number];

/** As it was said, else a business where it has a VAT ID; undefined: not known, so nothing depends on it. */
export function debtorKindOf({
  debtor,
  vatId,
}: {
  readonly debtor: DebtorKind | null;
  readonly vatId: string | null;
}): DebtorKind | undefined {
  if (debtor !== null) return debtor;
  return vatId === null || vatId.trim() === '' ? undefined : 'business';
}

export interface InterestTerms {
  readonly law: InterestLaw;
  readonly debtor: DebtorKind;
  /** Austria alone asks: a business that is not responsible for the delay owes 4 %. Left out: it is. */
  readonly atFault?: boolean | undefined;
}

/** Points above a rate that changes each half-year, or a rate that stays. Percent a year, plain decimals. */
export type InterestRate =
  | { readonly kind: 'points'; readonly series: ReferenceSeries; readonly points: string }
  | { readonly kind: 'fixed'; readonly percent: string };

const austrianLegal: InterestRate = { kind: 'fixed', percent: '4' };

/** Undefined where the law gives none: the directive knows no consumers. */
export function interestRateOf({ law, debtor, atFault = true }: InterestTerms): InterestRate | undefined {
  const isBusiness = debtor === 'business';
  if (law === 'de') return { kind: 'points', series: 'de', points: isBusiness ? '9' : '5' };
  if (law === 'at') {
    return isBusiness && atFault ? { kind: 'points', series: 'at', points: '9.2' } : austrianLegal;
  }
  return isBusiness ? { kind: 'points', series: 'ecb', points: '8' } : undefined;
}

/** § 288 (5) BGB, § 458 UGB, article 6 of the directive: of a business alone, once a claim, and in euros. */
export function lumpSumOf({ debtor }: Pick<InterestTerms, 'debtor'>, currency: string): Money | undefined {
  return debtor === 'business' && currency === 'EUR' ? { minor: 4000, currency } : undefined;
}

/** By the country of the creditor; undefined where no law is kept for it. */
export function interestLawOf(countryCode: string): InterestLaw | undefined {
  if (countryCode === 'DE') return 'de';
  if (countryCode === 'AT') return 'at';
  return euCountries.has(countryCode) ? 'eu' : undefined;
}
