import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addressSchemes } from './codes/code-lists.ts';
import { electronicAddressSchemes, findElectronicAddressFault } from './electronic-address.ts';

/** GS1's check digit, summed from the right as its own description does. */
function glnOf(digits: string): string {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
  return digits + String((10 - (sum % 10)) % 10);
}

const faultOf = (scheme: string, id: string) => findElectronicAddressFault({ scheme, id })?.field;

describe('findElectronicAddressFault', () => {
  it('takes a GLN with its check digit, and none with one digit mistyped', () => {
    const digits = fc.stringMatching(/^\d{12}$/);
    fc.assert(
      fc.property(digits, fc.nat(12), fc.integer({ min: 1, max: 9 }), (twelve, at, shift) => {
        const gln = glnOf(twelve);
        const wrong = String((Number(gln[at]) + shift) % 10);

        assert.equal(faultOf('0088', gln), undefined);
        assert.equal(faultOf('0088', gln.slice(0, at) + wrong + gln.slice(at + 1)), 'id');
      }),
      { numRuns: 300 },
    );
  });

  it('checks Leitweg-IDs of the scheme 0204, and of no other', () => {
    assert.equal(faultOf('0204', '04011000-1234512345-06'), undefined);
    assert.equal(faultOf('0204', '04011000-1234512345-07'), 'id');
    assert.equal(faultOf('0060', '04011000-1234512345-07'), undefined);
  });

  it('asks for an address that a mail can be sent to where the scheme is EM', () => {
    assert.equal(faultOf('EM', 'invoices@nordwind.example'), undefined);
    assert.equal(faultOf('EM', 'invoices'), 'id');
  });

  it('offers schemes of the whole list that e-invoices are checked by, and no others', () => {
    assert.deepEqual(
      [...electronicAddressSchemes.keys()].filter((code) => !addressSchemes.has(code)),
      [],
    );
  });

  it('knows codes of four digits and EM alone, and refuses what is none', () => {
    assert.ok([...electronicAddressSchemes.keys()].every((code) => /^\d{4}$|^EM$/.test(code)));
    assert.equal(faultOf('9958', 'anything'), 'scheme');
    assert.equal(faultOf('', 'anything'), 'scheme');
  });
});
