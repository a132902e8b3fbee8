import assert from 'node:assert/strict';
import { findPrintedCountry } from './printed-country.ts';

const at = (countryCode: string, ...addressLines: readonly string[]) => ({ countryCode, addressLines });

describe('the country below an address', () => {
  it('is the buyer’s where it is not the seller’s, in the language of the invoice', () => {
    assert.equal(findPrintedCountry({ seller: at('DE'), buyer: at('US') }, 'en'), 'United States');
    assert.equal(findPrintedCountry({ seller: at('DE'), buyer: at('FR') }, 'de'), 'Frankreich');
  });

  it('is left out within one country, where it was typed, and for a code without a name', () => {
    assert.equal(findPrintedCountry({ seller: at('DE'), buyer: at('DE') }, 'en'), undefined);
    assert.equal(
      findPrintedCountry({ seller: at('DE'), buyer: at('FR', 'Paris', 'FRANKREICH') }, 'en'),
      undefined,
    );
    assert.equal(findPrintedCountry({ seller: at('DE'), buyer: at('1A') }, 'en'), undefined);
    assert.equal(findPrintedCountry({ seller: at('DE'), buyer: at('') }, 'en'), undefined);
  });
});
