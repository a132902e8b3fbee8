import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDecimal, showDecimal } from './parse-decimal.ts';

describe('parseDecimal', () => {
  for (const [text, language, expected] of [
    ['650', 'en', '650'],
    ['650.00', 'en', '650.00'],
    ['650,00 €', 'de', '650.00'],
    ['650.00', 'de', '650.00'],
    ['1.595,00', 'de', '1595.00'],
    ['1,595.00', 'en', '1595.00'],
    ['1.595', 'de', '1595'],
    ['1,595', 'en', '1595'],
    ['1,5', 'en', '1.5'],
    ['EUR 12.50', 'en', '12.50'],
    ['2.5 %', 'en', '2.5'],
    ['.5', 'en', '0.5'],
    ['', 'en', undefined],
    ['soon', 'en', undefined],
    ['-5', 'en', undefined],
    ['1.2.3', 'en', undefined],
    ['1,23,456.00', 'en', undefined],
    ['1.23456', 'en', undefined],
  ] as const) {
    it(`reads ${JSON.stringify(text)} in ${language} as ${expected}`, () => {
      assert.equal(parseDecimal(text, language), expected);
    });
  }

  it('reads back what it shows, in both notations', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 0, max: 99 }),
        fc.constantFrom('de', 'en', 'fr'),
        (whole, cents, language) => {
          const figure = `${whole}.${String(cents).padStart(2, '0')}`;

          assert.equal(parseDecimal(showDecimal(figure, language), language), figure);
        },
      ),
    );
  });
});
