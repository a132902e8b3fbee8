import assert from 'node:assert/strict';
import { followTax } from './treatments.ts';

const date = '2026-11-26';

describe('the tax of a practice that moves', () => {
  it('is the usual of the new country where it was the usual before', () => {
    const german = { taxTreatment: 'standard', taxRate: '19' };
    const american = { taxTreatment: 'outside_scope', taxRate: '' };

    assert.deepEqual(followTax(german, { from: 'DE', to: 'US', date }), american);
    assert.deepEqual(followTax(american, { from: 'US', to: 'DE', date }), german);
    assert.deepEqual(followTax(german, { from: 'DE', to: 'FR', date })?.taxRate, '20');
  });

  it('stays where a person chose it', () => {
    const move = { from: 'DE', to: 'US', date };

    assert.equal(followTax({ taxTreatment: 'standard', taxRate: '7' }, move), undefined);
    assert.equal(followTax({ taxTreatment: 'small_business', taxRate: '0' }, move), undefined);
    assert.equal(
      followTax({ taxTreatment: 'outside_scope', taxRate: '0' }, { ...move, to: 'AT' }),
      undefined,
    );
  });
});
