/** What is typed for clients and projects, checked while it is typed; pure. */
import { isCurrency, type Money, parseMoney } from '../../../domain/money.ts';
import type { Translate } from '../words.ts';

const longestName = 200;

/** Why a name cannot be taken; undefined when it can. */
export function checkName(text: string, taken: readonly string[], t: Translate): string | undefined {
  const name = text.trim();
  if (name === '') return t('A name is needed.');
  if (name.length > longestName) return t('At most {0} characters.', longestName);
  const same = taken.some((other) => other.toLowerCase() === name.toLowerCase());
  return same ? t('There is one of this name already.') : undefined;
}

export function checkCurrency(text: string, t: Translate): string | undefined {
  return isCurrency(toCurrency(text)) ? undefined : t('Three letters of ISO 4217, such as EUR.');
}

export function toCurrency(text: string): string {
  return text.trim().toUpperCase();
}

/** `110`, `110.50` or `110,50`, without grouping: which of both signs parts thousands would be a guess. */
export function parseRate(text: string, currency: string): Money | undefined {
  const parsed = parseMoney(text.trim().replace(',', '.'), currency);
  return parsed.ok && parsed.value.minor >= 0 ? parsed.value : undefined;
}

export function checkRate(text: string, currency: string, t: Translate): string | undefined {
  return parseRate(text, currency) === undefined
    ? t('An amount in {0}, such as 110 or 110.50.', currency)
    : undefined;
}
