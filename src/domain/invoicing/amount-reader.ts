/** Amounts of an invoice that is given whole. */
import {
  findMinorDigits,
  highestAmountMinor,
  type Money,
  type MoneyFault,
  parseMoney,
  zeroMoney,
} from '../money.ts';
import type { GivenAmount } from './given-invoice.ts';
import { type RuleFault, unless } from './rules/fault.ts';

/** Reads amounts of one currency; what is none becomes a fault that names its field. */
export class AmountReader {
  readonly currency: string;
  readonly faults: RuleFault[] = [];

  constructor(currency: string) {
    this.currency = currency;
    this.faults.push(
      ...unless(this.isKnown, {
        rule: currency === '' ? 'BR-05' : 'BR-CL-04',
        field: 'currency',
        message:
          currency === ''
            ? 'The invoice has no currency.'
            : `The currency ${currency} is not one of ISO 4217.`,
      }),
    );
  }

  get isKnown(): boolean {
    return findMinorDigits(this.currency) !== undefined;
  }

  read(given: GivenAmount | undefined, field: string): Money | undefined {
    if (given === undefined) {
      return undefined;
    }
    if (typeof given === 'object') {
      return this.#inBounds(this.#sameCurrency(given, field), field);
    }
    const parsed = parseMoney(String(given), this.currency);
    if (parsed.ok) {
      return this.#inBounds(parsed.value, field);
    }
    this.faults.push(this.#faultOf(parsed.error, field));
    return zeroMoney(this.currency);
  }

  #faultOf(fault: MoneyFault, field: string): RuleFault {
    if (fault === 'too_large') return tooLarge(field);
    if (fault !== 'too_many_decimals') {
      return { rule: 'not-an-amount', field, message: 'An amount is a decimal such as "1595.00".' };
    }
    const digits = findMinorDigits(this.currency);
    return {
      rule: decimalRules[field.replace(/\.\d+/g, '')] ?? 'BR-DEC',
      field,
      message: `An amount in ${this.currency} has ${digits} decimals at most.`,
    };
  }

  #inBounds(money: Money, field: string): Money {
    if (Math.abs(money.minor) <= highestAmountMinor) return money;
    this.faults.push(tooLarge(field));
    return zeroMoney(this.currency);
  }

  #sameCurrency(money: Money, field: string): Money {
    if (money.currency === this.currency) {
      return money;
    }
    this.faults.push({
      rule: 'one-currency',
      field,
      message: `An amount is in ${money.currency}, the invoice in ${this.currency}.`,
    });
    return zeroMoney(this.currency);
  }
}

function tooLarge(field: string): RuleFault {
  return { rule: 'amount-in-bounds', field, message: amountTooLarge };
}

/** Of an amount whose sums with others could not be kept exactly. */
export const amountTooLarge =
  'The amount is larger than Vireo can sum exactly: 10,000,000,000,000 minor units at most.';

const decimalRules: Readonly<Record<string, string>> = {
  'allowances.amount': 'BR-DEC-01',
  'allowances.base': 'BR-DEC-02',
  'charges.amount': 'BR-DEC-05',
  'charges.base': 'BR-DEC-06',
  'totals.lines': 'BR-DEC-09',
  'totals.allowances': 'BR-DEC-10',
  'totals.charges': 'BR-DEC-11',
  'totals.net': 'BR-DEC-12',
  'totals.tax': 'BR-DEC-13',
  'totals.gross': 'BR-DEC-14',
  'totals.paid': 'BR-DEC-16',
  'totals.rounding': 'BR-DEC-17',
  'totals.due': 'BR-DEC-18',
  'taxBreakdown.base': 'BR-DEC-19',
  'taxBreakdown.tax': 'BR-DEC-20',
  'lines.net': 'BR-DEC-23',
  'lines.allowances.amount': 'BR-DEC-24',
  'lines.allowances.base': 'BR-DEC-25',
  'lines.charges.amount': 'BR-DEC-27',
  'lines.charges.base': 'BR-DEC-28',
};
