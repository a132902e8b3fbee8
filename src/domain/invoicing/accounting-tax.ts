/** VAT in the currency that the seller accounts it in (BT-111), at a rate of a day. */
import { digitsOf, findMinorDigits, type Money, toDecimalString } from '../amounts/minor-digits.ts';
import { isDecimalBetween, roundProduct } from '../exact.ts';
import type { AccountingRate } from '../invoice-document.ts';

/** True for a rate that can be computed with: above 0, in a currency of ISO 4217. */
export function isAccountingRate({ rate, currency }: AccountingRate): boolean {
  return findMinorDigits(currency) !== undefined && isDecimalBetween(rate, '0.000000001', '1000000000');
}

/** `tax` times the rate, rounded once to the decimals of its currency. Throws AmountTooLarge. */
export function toAccountingTax(tax: Money, { rate, currency }: AccountingRate): Money {
  return { minor: roundProduct([toDecimalString(tax), rate], 1, digitsOf(currency)), currency };
}
