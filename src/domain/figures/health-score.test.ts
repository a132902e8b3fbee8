import assert from 'node:assert/strict';
import fc from 'fast-check';
import { healthChangeText, healthGainText, healthText, shownHealth } from './health-score.ts';

describe('a health score', () => {
  it('is written with two decimals and a point', () => {
    assert.equal(healthText(0.4149), '0.41');
    assert.equal(healthText(1), '1.00');
  });

  it('is the same figure for people and for programs', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (score) => {
        assert.equal(healthText(shownHealth(score)), healthText(score));
      }),
    );
  });

  it('rises with a plus, falls with a minus, and stays with neither', () => {
    assert.deepEqual([0.034, -0.15, 0.004, -0.004].map(healthChangeText), ['+0.03', '−0.15', '0.00', '0.00']);
  });

  it('never shows a gain as nothing', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (gain) => {
        assert.notEqual(healthGainText(gain), '+0.00');
      }),
    );
    assert.equal(healthGainText(0.001), '< +0.01');
    assert.equal(healthGainText(0.146), '+0.15');
  });
});
