import assert from 'node:assert/strict';
import { countryCodes } from '../invoicing/codes/code-lists.ts';
import { euCountries } from './eu-countries.ts';
import { findStandardRate } from './standard-rates.ts';
import { hasVat } from './vat-countries.ts';

describe('findStandardRate', () => {
  it('knows the 27 states of the EU, and three beside', () => {
    assert.equal(euCountries.size, 27);
    assert.equal([...countryCodes].filter(hasVat).length, 30);
    for (const country of [...countryCodes].filter(hasVat)) {
      assert.match(findStandardRate(country, '2026-11-22') ?? '', /^\d+(\.\d)?$/, country);
    }
  });

  it('tells the rate of the day', () => {
    assert.deepEqual(
      ['2020-06-30', '2020-07-01', '2020-12-31', '2021-01-01'].map((date) => findStandardRate('DE', date)),
      ['19', '16', '16', '19'],
    );
    assert.equal(findStandardRate('FI', '2024-08-31'), '24');
    assert.equal(findStandardRate('FI', '2024-09-01'), '25.5');
  });

  it('assumes nothing elsewhere, or before what it knows', () => {
    assert.equal(findStandardRate('US', '2026-11-22'), undefined);
    assert.equal(findStandardRate('CH', '2017-12-31'), undefined);
  });
});
