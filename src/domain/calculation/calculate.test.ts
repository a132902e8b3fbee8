import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { roundProduct } from '../exact.ts';
import { type Calculation, calculate, type Operand } from './calculate.ts';

const eur = (amount: string): Operand => ({ amount, currency: 'EUR' });
const number = (text: string): Operand => ({ number: text });

function run(operation: Calculation['operation'], values: readonly Operand[], decimals = 2) {
  const result = calculate({ operation, values, decimals });
  return result.ok ? result.value : result.error;
}

describe('calculate', () => {
  it('adds and subtracts amounts of one currency exactly', () => {
    const sum = run('add', [eur('0.10'), eur('0.20')]);
    assert.deepEqual(sum, { money: { amount: '0.30', currency: 'EUR' }, isExact: true, decimals: 2 });
    assert.deepEqual(run('subtract', [{ seconds: 3600 }, { seconds: 900 }, { seconds: 2701 }]), {
      seconds: -1,
      isExact: true,
      decimals: 0,
    });
  });

  it('rounds once, half away from zero, and says so', () => {
    assert.deepEqual(run('divide', [number('2'), number('3')]), {
      number: '0.67',
      isExact: false,
      decimals: 2,
    });
    assert.deepEqual(run('multiply', [eur('-0.01'), number('0.5')]), {
      money: { amount: '-0.01', currency: 'EUR' },
      isExact: false,
      decimals: 2,
    });
    assert.deepEqual(run('percent', [number('19'), eur('100.05')]), {
      money: { amount: '19.01', currency: 'EUR' },
      isExact: false,
      decimals: 2,
    });
    assert.deepEqual(run('percent', [number('8.1'), { amount: '1000', currency: 'JPY' }]), {
      money: { amount: '81', currency: 'JPY' },
      isExact: true,
      decimals: 0,
    });
  });

  it('knows shares and what an hourly rate comes to', () => {
    assert.deepEqual(run('share', [{ seconds: 1 }, { seconds: 3 }], 1), {
      percent: '33.3',
      isExact: false,
      decimals: 1,
    });
    assert.deepEqual(run('price', [eur('110.00'), { seconds: 5400 }]), {
      money: { amount: '165.00', currency: 'EUR' },
      isExact: true,
      decimals: 2,
    });
  });

  it('refuses what has no answer', () => {
    assert.equal(run('add', [eur('1'), { amount: '1', currency: 'DKK' }]), 'mixed_currencies');
    assert.equal(run('add', [eur('1'), { seconds: 1 }]), 'mixed_units');
    assert.equal(run('multiply', [eur('1'), eur('1')]), 'mixed_units');
    assert.equal(run('divide', [eur('1'), number('0.00')]), 'division_by_zero');
    assert.equal(run('share', [eur('1'), eur('0')]), 'division_by_zero');
    assert.equal(run('add', [{ amount: '1', currency: 'XYZ' }]), 'unknown_currency');
    assert.equal(run('divide', [eur('1')]), 'wrong_count');
    for (const text of ['1e3', '1,000', 'process.exit()', '0x10', '', ' 1', 'NaN', '١'])
      assert.equal(run('add', [number(text)]), 'not_a_decimal');
  });

  it('agrees with the arithmetic of invoices', () => {
    const cents = fc.integer({ min: -1e8, max: 1e8 });
    const print = (minor: number) =>
      `${minor < 0 ? '-' : ''}${Math.floor(Math.abs(minor) / 100)}.${String(Math.abs(minor) % 100).padStart(2, '0')}`;
    fc.assert(
      fc.property(cents, cents, (one, other) => {
        const sum = run('add', [eur(print(one)), eur(print(other))]);
        const product = run('multiply', [eur(print(one)), number(print(other))]);
        assert.deepEqual(sum, {
          money: { amount: print(one + other), currency: 'EUR' },
          isExact: true,
          decimals: 2,
        });
        const minor = roundProduct([print(one), print(other)], 1, 2);
        assert.ok(typeof product === 'object' && product.money?.amount === print(minor));
      }),
    );
  });
});
