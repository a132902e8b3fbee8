import assert from 'node:assert/strict';
import fc from 'fast-check';
import { goalMeasures } from '../../../src/domain/goals/goal.ts';
import { isTypedDate, parseTarget, printTarget } from './typed-target.ts';

describe('what is typed for a target', () => {
  const time = { measure: 'worked_time', currency: null } as const;
  const money = { measure: 'invoiced', currency: 'EUR' } as const;

  it('is read in the unit of the measure', () => {
    const read = (text: string) => parseTarget(text, time);

    assert.deepEqual(['32', '32:30', '7,5', '7.25 h'].map(read), [115_200, 117_000, 27_000, 26_100]);
    assert.equal(parseTarget('75 %', { measure: 'utilisation', currency: null }), 75);
    assert.equal(parseTarget('0', { measure: 'critical_findings', currency: null }), 0);
    assert.deepEqual(
      ['4000', '4000,50'].map((text) => parseTarget(text, money)),
      [400_000, 400_050],
    );
  });

  it('is not guessed', () => {
    for (const text of ['', 'many', '-1', '12:75', '1e3'])
      assert.equal(parseTarget(text, time), undefined, text);
    assert.equal(parseTarget('4.000,50', money), undefined);
    assert.equal(parseTarget('7.5', { measure: 'open_findings', currency: null }), undefined);
  });

  it('is read again as it was printed, in whole minutes', () => {
    const targets = fc.integer({ min: 0, max: 900_000 });
    fc.assert(
      fc.property(fc.constantFrom(...goalMeasures), targets, (measure, number) => {
        const of = { measure, currency: 'EUR' };
        const target = measure.endsWith('_time') ? number - (number % 60) : number;

        assert.equal(parseTarget(printTarget(target, of), of), target);
      }),
    );
  });

  it('is a day of the calendar', () => {
    assert.deepEqual(
      ['2026-12-31', '2028-02-29', '2026-02-29', '2026-13-01', '31.12.2026'].map(isTypedDate),
      [true, true, false, false, false],
    );
  });
});
