import assert from 'node:assert/strict';
import {
  isAustralianNumber,
  isBelgianNumber,
  isGs1Number,
  isLuhnNumber,
  isNorwegianNumber,
} from './check-digits.ts';

/** Published numbers of companies and authorities. */
const numbers = [
  ['GLN', isGs1Number, '4000001123452'],
  ['organisation number of Sweden', isLuhnNumber, '5560125790'],
  ['organisation number of Norway', isNorwegianNumber, '974760673'],
  ['enterprise number of Belgium', isBelgianNumber, '0202239951'],
  ['ABN of Australia', isAustralianNumber, '51824753556'],
] as const;

describe('check digits', () => {
  for (const [name, holds, number] of numbers) {
    it(`hold for a ${name}, and for none that differs by one digit`, () => {
      assert.ok(holds(number));

      for (let at = 0; at < number.length; at += 1) {
        const digit = String((Number(number[at]) + 1) % 10);
        assert.ok(!holds(number.slice(0, at) + digit + number.slice(at + 1)), `digit ${at}`);
      }
    });

    it(`refuse letters and blanks in a ${name}`, () => {
      assert.ok(!holds(`${number.slice(0, -1)}x`));
      assert.ok(!holds(''));
    });
  }
});
