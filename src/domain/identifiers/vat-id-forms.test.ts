import assert from 'node:assert/strict';
import { findVatIdFault } from './vat-id-forms.ts';

describe('a VAT ID as it is typed', () => {
  for (const [typed, countryCode, expected] of [
    ['DE123', 'DE', { expects: 'digits', letters: 'DE', digits: 9 }],
    ['DE1', 'DE', { expects: 'digits', letters: 'DE', digits: 9 }],
    ['ATU1', 'AT', { expects: 'form', example: 'ATU12345678' }],
    ['123456789', 'DE', { expects: 'letters', letters: 'DE' }],
    ['094259216', 'GR', { expects: 'letters', letters: 'EL' }],
    ['GR 094 259 216', 'GR', undefined],
    ['de 123 456.789', 'DE', undefined],
    // A German branch can have the ID of another country, and the United States have none.
    ['ATU13585627', 'DE', undefined],
    ['12-3456789', 'US', undefined],
  ] as const) {
    it(`${typed} of ${countryCode} is ${expected === undefined ? 'right' : 'not right'}`, () => {
      assert.deepEqual(findVatIdFault(typed, countryCode), expected);
    });
  }
});
