import assert from 'node:assert/strict';
import { findPracticeLack } from './find-practice-lack.ts';

const whole = {
  address: { street: 'Weg 1', postcode: '20095', city: 'Hamburg' },
  contact: { name: 'Ada', phone: '+49 40 1', email: 'ada@example.com' },
  email: null,
  vatId: 'DE136695976',
  taxNumber: null,
  iban: 'DE02120300000000202051',
};

describe('what a practice lacks for XRechnung', () => {
  it('is nothing where contact, address, tax and account are there', () => {
    assert.equal(findPracticeLack(whole), undefined);
    assert.equal(findPracticeLack({ ...whole, vatId: null, taxNumber: '12/345/67890' }), undefined);
    assert.equal(
      findPracticeLack({ ...whole, contact: { name: 'Ada', phone: '1' }, email: 'office@example.com' }),
      undefined,
    );
  });

  it('is the first field of Your Business that is empty', () => {
    assert.equal(findPracticeLack({ ...whole, contact: { name: 'Ada', email: 'ada@example.com' } }), 'Phone');
    assert.equal(findPracticeLack({ ...whole, contact: null }), 'Contact');
    assert.equal(findPracticeLack({ ...whole, address: null }), 'Postal code');
    assert.equal(findPracticeLack({ ...whole, vatId: null }), 'VAT ID');
    assert.equal(findPracticeLack({ ...whole, iban: ' ' }), 'IBAN');
  });
});
