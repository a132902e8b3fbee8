import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addressFields,
  compactAddress,
  guessAddress,
  type PostalAddress,
  toAddressLines,
} from './postal-address.ts';

const full: PostalAddress = {
  street: 'Street 1',
  additional: 'Block B',
  postcode: '12345',
  city: 'Town',
  region: 'RG',
};

describe('toAddressLines', () => {
  for (const [country, lines] of [
    ['DE', ['12345 Town', 'RG']],
    ['FR', ['12345 Town', 'RG']],
    ['IT', ['12345 Town RG']],
    ['GB', ['Town', 'RG', '12345']],
    ['IE', ['Town', 'RG', '12345']],
    ['US', ['Town, RG 12345']],
    ['CA', ['Town RG 12345']],
  ] as const) {
    it(`has town and postcode in the order of ${country}`, () => {
      assert.deepEqual(toAddressLines(full, country), ['Street 1', 'Block B', ...lines]);
    });
  }

  it('prints every field once, in no empty line, in any country', () => {
    const texts = fc.constantFrom('', ' ', 'Alpha', 'Beta 5');
    const address = fc.record(Object.fromEntries(addressFields.map((field) => [field, texts])));
    fc.assert(
      fc.property(address, fc.constantFrom('DE', 'GB', 'US', 'IT', 'JP', 'AU'), (fields, country) => {
        const lines = toAddressLines(fields, country);
        const words = (list: readonly (string | undefined)[]) =>
          list.flatMap((text) => text?.match(/\w+/g) ?? []).sort();

        assert.ok(lines.every((line) => line === line.trim() && line !== ''));
        assert.deepEqual(words(lines), words(Object.values(fields)));
      }),
      { numRuns: 200 },
    );
  });
});

describe('guessAddress', () => {
  it('finds street, postcode and town in lines as people type them', () => {
    assert.deepEqual(guessAddress(['Hafenstraße 5', '20457 Hamburg']), {
      street: 'Hafenstraße 5',
      postcode: '20457',
      city: 'Hamburg',
    });
    assert.deepEqual(guessAddress(['Keizersgracht 1', 'Etage 2', '1015 CJ Amsterdam']), {
      street: 'Keizersgracht 1',
      additional: 'Etage 2',
      postcode: '1015 CJ',
      city: 'Amsterdam',
    });
    assert.deepEqual(guessAddress(['1 Main Street', 'London']), { street: '1 Main Street', city: 'London' });
    assert.deepEqual(guessAddress([]), {});
  });
});

describe('compactAddress', () => {
  it('drops what is empty, and an address that is nothing but that', () => {
    assert.deepEqual(compactAddress({ street: ' Street 1 ', city: ' ' }), { street: 'Street 1' });
    assert.equal(compactAddress({ city: '' }), undefined);
  });
});
