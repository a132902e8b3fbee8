import assert from 'node:assert/strict';
import { describeRisen } from './budgets.ts';

describe('budgets', () => {
  const budget = (kilobytes: number, why = 'it shows more') => ({ kilobytes, why });

  it('are listed where they rose or are new, with the reason and all together', () => {
    const budgets = new Map([
      ['page coach', budget(120, 'chips below an answer')],
      ['page week', budget(80)],
      ['feature goals', budget(10, 'a new page')],
    ]);

    assert.deepEqual(
      describeRisen(
        budgets,
        new Map([
          ['page coach', 100],
          ['page week', 90],
        ]),
      ),
      [
        'Budgets since the last release: 190 → 210 kB',
        '  page coach: 100 → 120 kB: chips below an answer',
        '  feature goals: new, 10 kB: a new page',
      ],
    );
  });

  it('say nothing where none rose', () => {
    assert.deepEqual(describeRisen(new Map([['page week', budget(80)]]), new Map([['page week', 80]])), []);
  });
});
