/** Amounts in the user's own notation. */
import { formatMoney, type Money } from '../../domain/money.ts';
import { userLocale } from './l10n.ts';

export function formatAmount(amount: Money): string {
  return formatMoney(amount, userLocale());
}

/** `110,00 € + 20.00 $`: one amount a currency, since there is no sum of two. */
export function formatAmounts(amounts: readonly Money[]): string {
  return amounts.map(formatAmount).join(' + ');
}
