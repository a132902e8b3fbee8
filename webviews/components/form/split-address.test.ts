import assert from 'node:assert/strict';
import { splitAddress } from './split-address.ts';

describe('an address typed into one field', () => {
  it('is split into street, postal code and town', () => {
    assert.deepEqual(splitAddress('Lindenstraße 12, 20099 Hamburg'), {
      street: 'Lindenstraße 12',
      postcode: '20099',
      city: 'Hamburg',
    });
    assert.deepEqual(splitAddress('Haus C; Speicherstraße 4; 20457 Hamburg'), {
      street: 'Haus C',
      additional: 'Speicherstraße 4',
      postcode: '20457',
      city: 'Hamburg',
    });
  });

  it('is split where the postal code follows the town, as in the US, Canada, Australia and the UK', () => {
    for (const [text, parts] of [
      [
        '350 5th Ave, New York, NY 10118',
        { street: '350 5th Ave', postcode: '10118', city: 'New York', region: 'NY' },
      ],
      [
        '1 Main St, Suite 4, Portland, OR 97201-1234',
        {
          street: '1 Main St',
          additional: 'Suite 4',
          postcode: '97201-1234',
          city: 'Portland',
          region: 'OR',
        },
      ],
      ['10 Downing St, London SW1A 2AA', { street: '10 Downing St', postcode: 'SW1A 2AA', city: 'London' }],
      ['10 Downing St\nLondon\nSW1A 2AA', { street: '10 Downing St', postcode: 'SW1A 2AA', city: 'London' }],
      [
        '111 Wellington St, Ottawa ON K1A 0A9',
        { street: '111 Wellington St', postcode: 'K1A 0A9', city: 'Ottawa', region: 'ON' },
      ],
      [
        '1 Macquarie St, Sydney NSW 2000',
        { street: '1 Macquarie St', postcode: '2000', city: 'Sydney', region: 'NSW' },
      ],
    ] as const) {
      assert.deepEqual(splitAddress(text), parts);
    }
  });

  it('stays what it is without a town', () => {
    assert.equal(splitAddress('Lindenstraße 12'), undefined);
    assert.equal(splitAddress('12 Main Street, Floor 3'), undefined);
    assert.equal(splitAddress('12 Main Street, 10118'), undefined);
    assert.equal(splitAddress('Building B, Floor 3, Room 2000'), undefined);
    assert.equal(splitAddress(''), undefined);
  });
});
