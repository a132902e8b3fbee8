import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addMoney,
  allocateMoney,
  findMinorDigits,
  formatMoney,
  isCurrency,
  parseMoney,
  percentOf,
  priceTimes,
  subtractMoney,
  sumMoney,
  toDecimalString,
} from './money.ts';

const currencies = fc.constantFrom(
  'EUR',
  'USD',
  'CHF',
  'GBP',
  'JPY',
  'KRW',
  'HUF',
  'KWD',
  'BHD',
  'TND',
  'CLF',
);
const amounts = fc.record({ minor: fc.maxSafeInteger(), currency: currencies }, { noNullPrototype: true });

/** Half away from zero in BigInt alone: the oracle, which shares no code with the subject. */
function divideRounding(numerator: bigint, denominator: bigint): bigint {
  const sign = numerator < 0n ? -1n : 1n;
  return (sign * (2n * sign * numerator + denominator)) / (2n * denominator);
}

describe('money', () => {
  it('knows the decimals of ISO 4217 where Intl follows other habits', () => {
    const digits = ['EUR', 'JPY', 'KWD', 'HUF', 'IQD', 'CLF', 'ISK'].map(findMinorDigits);

    assert.deepEqual(digits, [2, 0, 3, 2, 3, 4, 0]);
  });

  it('agrees with Intl on every currency but those that CLDR prints without decimals', () => {
    const habits = 'AFN ALL COP HUF IDR IQD IRR KPW LAK LBP MGA MMK PKR RSD SLL SOS SYP TZS UZS YER'.split(
      ' ',
    );
    const differing = Intl.supportedValuesOf('currency').filter((currency) => {
      const format = new Intl.NumberFormat('en', { style: 'currency', currency });
      return format.resolvedOptions().maximumFractionDigits !== findMinorDigits(currency);
    });

    assert.deepEqual(
      differing.filter((currency) => !habits.includes(currency)),
      [],
    );
  });

  it('refuses what is not a currency', () => {
    assert.deepEqual(['EUR', 'XYZ', 'eur', 'EURO', ''].map(isCurrency), [true, false, false, false, false]);
  });

  it('reads back every amount that it prints', () => {
    fc.assert(
      fc.property(amounts, (money) => {
        assert.deepEqual(parseMoney(toDecimalString(money), money.currency), { ok: true, value: money });
      }),
    );
  });

  it('refuses what it would have to guess or to cut', () => {
    const faults = [
      parseMoney('1.005', 'EUR'),
      parseMoney('1.5', 'JPY'),
      parseMoney('1,000.00', 'EUR'),
      parseMoney('1e3', 'EUR'),
      parseMoney('', 'EUR'),
      parseMoney('99999999999999.99', 'KWD'),
      parseMoney('9999999999999999', 'KWD'),
      parseMoney('1', 'XYZ'),
    ].map((result) => (result.ok ? result.value.minor : result.error));

    assert.deepEqual(faults, [
      'too_many_decimals',
      'too_many_decimals',
      'not_a_decimal',
      'not_a_decimal',
      'not_a_decimal',
      'too_large',
      'too_large',
      'unknown_currency',
    ]);
  });

  it('prints an amount of fifteen digits in the locale without losing its last cent', () => {
    const words = formatMoney({ minor: 9_007_199_254_740_991, currency: 'EUR' }, 'de');

    assert.equal(words.replace(/\s/gu, ' '), '90.071.992.547.409,91 €');
    assert.equal(formatMoney({ minor: 5, currency: 'KWD' }, 'en').replace(/\s/gu, ' '), 'KWD 0.005');
    assert.equal(formatMoney({ minor: 482_000, currency: 'HUF' }, 'en').replace(/\s/gu, ' '), 'HUF 4,820.00');
  });

  it('rounds a product once, half away from zero, as a BigInt oracle does', () => {
    const digits = fc.bigInt({ min: 0n, max: 999_999_999n });
    fc.assert(
      fc.property(
        digits,
        digits,
        fc.nat(4),
        fc.constantFrom(1, 60, 3600),
        (quantity, price, decimals, base) => {
          const unitPrice =
            decimals === 0
              ? `${price}`
              : `${price / 10n ** BigInt(decimals)}.${String(price % 10n ** BigInt(decimals)).padStart(decimals, '0')}`;
          const exact = divideRounding(quantity * price * 100n, 10n ** BigInt(decimals) * BigInt(base));
          fc.pre(exact <= BigInt(Number.MAX_SAFE_INTEGER));

          const net = priceTimes('EUR', { quantity: String(quantity), unitPrice, baseQuantity: base });

          assert.equal(BigInt(net.minor), exact);
        },
      ),
    );
  });

  it('rounds a tie away from zero on both sides', () => {
    const tie = { minor: 50, currency: 'EUR' };

    assert.equal(percentOf(tie, '1').minor, 1);
    assert.equal(percentOf({ ...tie, minor: -50 }, '1').minor, -1);
    assert.equal(percentOf({ ...tie, minor: 49 }, '1').minor, 0);
    assert.ok(Object.is(percentOf({ ...tie, minor: -49 }, '1').minor, 0));
  });

  it('refuses to mix currencies and to leave what can be kept exactly', () => {
    const euro = { minor: Number.MAX_SAFE_INTEGER, currency: 'EUR' };

    assert.throws(() => addMoney(euro, { minor: 1, currency: 'USD' }), RangeError);
    assert.throws(() => subtractMoney(euro, { minor: 1, currency: 'USD' }), RangeError);
    assert.throws(() => sumMoney([euro], 'USD'), RangeError);
    assert.throws(() => addMoney(euro, { minor: 1, currency: 'EUR' }), RangeError);
    assert.throws(() => percentOf(euro, '101'), RangeError);
  });

  it('splits an amount into parts that add up to it and differ from their share by less than one unit', () => {
    const weights = fc
      .array(fc.nat(1_000_000), { minLength: 1, maxLength: 8 })
      .filter((list) => list.some((n) => n > 0));
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), weights, (minor, list) => {
        const parts = allocateMoney({ minor, currency: 'EUR' }, list);

        const whole = list.reduce((sum, weight) => sum + weight, 0);
        assert.equal(sumMoney(parts, 'EUR').minor, minor);
        for (const [index, part] of parts.entries()) {
          const off = BigInt(part.minor) * BigInt(whole) - BigInt(minor) * BigInt(list[index] ?? 0);
          assert.ok(off < BigInt(whole) && off > -BigInt(whole));
        }
      }),
    );
  });
});
