/** Amounts of an invoice that is given whole. */
import { findMinorDigits, type Money, parseMoney, zeroMoney } from '../money.ts';
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
      return this.#sameCurrency(given, field);
    }
    const parsed = parseMoney(String(given), this.currency);
    if (parsed.ok) {
      return parsed.value;
    }
    const digits = findMinorDigits(this.currency);
    const isLong = parsed.error === 'too_many_decimals';
    this.faults.push({
      rule: isLong ? (decimalRules[field.replace(/\.\d+/g, '')] ?? 'BR-DEC') : 'not-an-amount',
      field,
      message: isLong
        ? `An amount in ${this.currency} has ${digits} decimals at most.`
        : 'An amount is a decimal such as "1595.00".',
    });
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
