import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseCap, parseRate, parseTokenPrice, printCap } from './typed-amounts.ts';

const euros = { currency: 'EUR', perDollar: '0.8612', on: '2026-11-20' };

describe('amounts that are typed for models', () => {
  it('are caps in the currency that is shown', () => {
    assert.equal(parseCap('2', undefined), 2_000_000);
    assert.equal(parseCap('$2.50', undefined), 2_500_000);
    assert.equal(parseCap('€2,00', euros), 2_322_341);
    assert.equal(parseCap('2.00 EUR', euros), 2_322_341);
    assert.equal(parseCap('0', euros), 0);
    for (const text of ['ten', '-1', '1,000', '1.000,00', '1e3', '', '99999999999999']) {
      assert.equal(parseCap(text, euros), undefined, text);
    }
  });

  it('are shown again as they were typed, whatever the rate', () => {
    const rates = fc.record({
      currency: fc.constantFrom('EUR', 'JPY', 'GBP'),
      perDollar: fc.integer({ min: 1, max: 200_000_000 }).map((micro) => {
        const text = String(micro).padStart(7, '0');
        return `${text.slice(0, -6)}.${text.slice(-6)}`;
      }),
      on: fc.constant('2026-11-20'),
    });
    fc.assert(
      fc.property(rates, fc.integer({ min: 0, max: 1_000_000 }), (rate, minor) => {
        const typed = rate.currency === 'JPY' ? String(minor) : (minor / 100).toFixed(2);
        const microUsd = parseCap(typed, rate);
        if (microUsd !== undefined) assert.equal(printCap(microUsd, rate), typed);
        else assert.ok(minor > 0, 'only what is beyond any amount is refused');
      }),
    );
  });

  it('are prices of a million tokens to the millionth of a dollar', () => {
    assert.equal(parseTokenPrice('0.05'), 50_000);
    assert.equal(parseTokenPrice('0,000001'), 1);
    assert.equal(parseTokenPrice('0'), 0);
    assert.equal(parseTokenPrice('0.0000001'), undefined);
    assert.equal(parseTokenPrice('-1'), undefined);
  });

  it('are a rate as the API takes it', () => {
    assert.equal(parseRate(' 0,8612 '), '0.8612');
    assert.equal(parseRate('0'), undefined);
    assert.equal(parseRate('.5'), undefined);
  });
});
