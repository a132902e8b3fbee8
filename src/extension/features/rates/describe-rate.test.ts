import assert from 'node:assert/strict';
import { describeRate } from './describe-rate.ts';

const t = (text: string, ...values: readonly unknown[]) =>
  text.replace(/\{(\d)\}/g, (_, at) => String(values[Number(at)]));
const words = {
  t,
  formatAmount: ({ minor, currency }: { readonly minor: number; readonly currency: string }) =>
    `${minor / 100} ${currency}`,
  formatDate: (date: string) => date,
};
const rate = { minor: 11_000, currency: 'EUR' };

describe('the rate of an entry in words', () => {
  it('names the rule that won', () => {
    const entry = { rate, rateId: 'r', ownRate: false };
    const told = ['2026-11-01', '1900-01-01'].map((validFrom) =>
      describeRate(entry, { name: 'Nordwind', validFrom }, words),
    );

    assert.deepEqual(told, [
      '110 EUR · Nordwind · from 2026-11-01',
      '110 EUR · Nordwind · from the beginning',
    ]);
  });

  it('says where no rule did', () => {
    const none = { minor: 0, currency: 'EUR' };

    assert.equal(
      describeRate({ rate, rateId: null, ownRate: true }, undefined, words),
      '110 EUR · for this entry alone',
    );
    assert.equal(describeRate({ rate: none, rateId: null, ownRate: false }, undefined, words), 'no rate yet');
    assert.equal(describeRate({ rate, rateId: null, ownRate: false }, undefined, words), '110 EUR');
    assert.equal(describeRate({ rate, rateId: 'gone', ownRate: false }, undefined, words), '110 EUR');
  });
});
