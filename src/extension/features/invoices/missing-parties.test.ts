import assert from 'node:assert/strict';
import { lacksBuyer, lacksSeller } from './missing-parties.ts';

const seller: Parameters<typeof lacksSeller>[0] = {
  name: 'Hale Software',
  addressLines: ['Lindenstraße 12'],
  vatId: 'DE123456788',
  taxNumber: null,
  taxTreatment: 'standard',
  taxRate: '19',
  iban: 'DE89370400440532013000',
};

describe('what an invoice lacks of its parties', () => {
  it('is nothing where the seller is known with a number, a rate and an account', () => {
    const whole = seller;

    assert.equal(lacksSeller(whole), false);
    assert.equal(lacksSeller({ ...whole, vatId: null, taxNumber: '43/815/08155' }), false);
    for (const gap of [
      { name: ' ' },
      { addressLines: [] },
      { vatId: null },
      { taxRate: null },
      { iban: null },
    ]) {
      assert.equal(lacksSeller({ ...whole, ...gap }), true, JSON.stringify(gap));
    }
    assert.equal(lacksSeller({ ...whole, taxTreatment: 'outside_scope', vatId: null }), false);
  });

  it('is the address of the buyer', () => {
    assert.deepEqual(
      [lacksBuyer({ addressLines: [] }), lacksBuyer({ addressLines: ['Hamburg'] })],
      [true, false],
    );
  });
});
