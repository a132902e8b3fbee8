import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findBicFault } from './bic.ts';
import { findIbanFault, normalizeIban } from './iban.ts';

describe('findIbanFault', () => {
  const given = [
    'DE89370400440532013000',
    'AT611904300234573201',
    'NO9386011117947',
    'MT84MALT011000012345MTLCAST001S',
  ];

  it('takes IBANs of each length, with blanks and small letters', () => {
    for (const iban of given) {
      const typed = iban.toLowerCase().replace(/(.{4})/g, '$1 ');
      assert.equal(findIbanFault(normalizeIban(typed)), undefined);
    }
  });

  it('refuses an IBAN with any other digit in place of one', () => {
    fc.assert(
      fc.property(fc.constantFrom(...given), fc.nat(30), fc.integer({ min: 1, max: 9 }), (iban, at, more) => {
        const digit = iban[at] ?? '';
        fc.pre(/\d/.test(digit));
        const other = iban.slice(0, at) + String((Number(digit) + more) % 10) + iban.slice(at + 1);
        assert.match(String(findIbanFault(other)), /check digits/);
      }),
    );
  });

  it('says what is wrong', () => {
    assert.match(String(findIbanFault('ZZ89370400440532013000')), /ZZ is not a country/);
    assert.match(String(findIbanFault('DE8937040044053201300')), /22 characters, not 21/);
    assert.match(String(findIbanFault('370400440532013000')), /two letters/);
  });
});

describe('findBicFault', () => {
  it('takes 8 and 11 characters with a country, and nothing else', () => {
    assert.equal(findBicFault('COBADEFFXXX'), undefined);
    assert.equal(findBicFault('COBADEFF'), undefined);
    assert.match(String(findBicFault('COBADEFFX')), /8 or 11/);
    assert.match(String(findBicFault('COBAZZFF')), /ZZ is not a country/);
  });
});
