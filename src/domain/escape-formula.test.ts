import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { escapeFormula, unescapeFormula } from './escape-formula.ts';

describe('a cell for spreadsheets', () => {
  for (const formula of [
    '=1',
    '+1',
    '-1',
    '@A',
    ' =1',
    '=1\n-2',
    '\t1',
    '\r1',
    '\n=1',
    '\uff1d1',
    "'=1",
    "''-1",
  ]) {
    it(`is text, and comes back: ${JSON.stringify(formula)}`, () => {
      assert.equal(escapeFormula(formula), `'${formula}`);
      assert.equal(unescapeFormula(escapeFormula(formula)), formula);
    });
  }

  for (const plain of ['', 'a', "'a", '1-2', 'a\n=1']) {
    it(`stays as it is: ${JSON.stringify(plain)}`, () => {
      assert.equal(escapeFormula(plain), plain);
      assert.equal(unescapeFormula(plain), plain);
    });
  }
});
