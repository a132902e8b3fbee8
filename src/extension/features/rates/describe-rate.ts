/** Which rate an entry has, in words; pure. */
import type { Rate, TimeEntry } from '../../../api-client/index.ts';
import type { Money } from '../../../domain/money.ts';
import { beginning } from '../../../domain/rates/rate.ts';
import type { Translate } from '../../../pages/words.ts';

export interface RateWords {
  readonly t: Translate;
  formatAmount(amount: Money): string;
  formatDate(date: string): string;
}

/** The rate that won, with the name of what it is for; undefined where it is gone. */
export interface WinningRate extends Pick<Rate, 'validFrom'> {
  readonly name: string;
}

/** `€110.00 · Nordwind · from 1 Nov 2026`. */
export function describeRate(
  { rate, rateId, ownRate }: Pick<TimeEntry, 'rate' | 'rateId' | 'ownRate'>,
  winner: WinningRate | undefined,
  { t, formatAmount, formatDate }: RateWords,
): string {
  const amount = formatAmount(rate);
  if (ownRate) return t('{0} · for this entry alone', amount);
  if (rateId === null) return rate.minor === 0 ? t('no rate yet') : amount;
  if (winner === undefined) return amount;
  const { name, validFrom } = winner;
  return validFrom === beginning
    ? t('{0} · {1} · from the beginning', amount, name)
    : t('{0} · {1} · from {2}', amount, name, formatDate(validFrom));
}
