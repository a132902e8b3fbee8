/** What is typed for a payment, and what is told in the box while it is wrong; pure. */
import type { Invoice } from '../../../../api-client/index.ts';
import { findMinorDigits, type Money, parseMoney } from '../../../../domain/money.ts';
import { parseTypedDay } from '../../../../domain/typed-day.ts';
import type { Translate } from '../../../../pages/words.ts';

/** `1250`, `1250.50`, `1.250,50`, `1,250.50`; undefined for what is no amount above nothing. */
export function readAmount(text: string, currency: string): Money | undefined {
  const bare = text.replace(/[\s\u00a0\u202f]/gu, '');
  const amount = parseMoney(toPoint(bare, findMinorDigits(currency) ?? 0), currency);
  return amount.ok && amount.value.minor > 0 ? amount.value : undefined;
}

/** The last mark before as many decimals as the currency has, or fewer, is the point; marks before groups of three are left out. */
function toPoint(text: string, digits: number): string {
  const [, whole = text, fraction] =
    digits === 0 ? [] : (new RegExp(`^(.*)[.,](\\d{1,${digits}})$`).exec(text) ?? []);
  const grouped = /^\d{1,3}(?:[.,]\d{3})+$/.test(whole) ? whole.replace(/[.,]/g, '') : whole;
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

export interface TypedCheck {
  readonly message: string;
  /** Told, and yet it can be recorded. */
  readonly isInfo?: true;
}

interface AmountPorts {
  readonly t: Translate;
  readonly formatAmount: (amount: Money) => string;
}

export function checkAmount(
  text: string,
  { due, currency }: Pick<Invoice, 'due' | 'currency'>,
  { t, formatAmount }: AmountPorts,
): TypedCheck | undefined {
  const amount = readAmount(text, currency);
  if (amount === undefined) return { message: t('Type an amount in {0}, such as 1250.50.', currency) };
  const over = amount.minor - due.minor;
  if (over <= 0) return undefined;
  return {
    message: t('{0} more than is due: kept as the client’s credit.', formatAmount({ minor: over, currency })),
    isInfo: true,
  };
}

/** No more than the credit is paid back. */
export function checkRefund(
  text: string,
  credit: Money,
  { t, formatAmount }: AmountPorts,
): TypedCheck | undefined {
  const amount = readAmount(text, credit.currency);
  if (amount === undefined) return { message: t('Type an amount in {0}, such as 1250.50.', credit.currency) };
  return amount.minor > credit.minor ? { message: t('No more than {0}.', formatAmount(credit)) } : undefined;
}

/** ISO dates; `earliest` is left out where any day will do. */
export interface DayLimits {
  readonly today: string;
  readonly earliest?: string | undefined;
}

export function checkDay(text: string, { today, earliest }: DayLimits, t: Translate): string | undefined {
  const day = parseTypedDay(text, today);
  if (!day.ok) return t('Type a day, such as 2026-11-19, 19.11. or yesterday.');
  if (day.value.date > today) return t('This day has not come yet.');
  if (earliest !== undefined && day.value.date < earliest) return t('This is before the invoice was issued.');
  return undefined;
}

/** Of a text that `checkDay` found nothing wrong with. */
export function readDay(text: string, today: string): string {
  const day = parseTypedDay(text, today);
  return day.ok ? day.value.date : today;
}
