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

  it('stays what it is without a town', () => {
    assert.equal(splitAddress('Lindenstraße 12'), undefined);
    assert.equal(splitAddress('12 Main Street, Floor 3'), undefined);
    assert.equal(splitAddress(''), undefined);
  });
});
