import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  findSeconds,
  findShownRest,
  formatDuration,
  formatMinutes,
  parseDuration,
  toQuantity,
} from './duration.ts';

describe('duration', () => {
  it('leaves a rest that adds up with the part and the whole as they are shown', () => {
    // 162:32:29 of 240:00:00.
    assert.equal(formatMinutes(findShownRest(864_000, 585_149)), '77:28');
    assert.equal(formatMinutes(findShownRest(3_600, 3_700)), '-0:01');
    assert.equal(findShownRest(3_630, 3_600), 0);
  });

  it('bills whole minutes by the minute and anything else by the second', () => {
    assert.deepEqual(toQuantity(5040), { quantity: '84', unitCode: 'MIN', priceBaseQuantity: 60 });
    assert.deepEqual(toQuantity(5045), { quantity: '5045', unitCode: 'SEC', priceBaseQuantity: 3600 });
    assert.deepEqual(toQuantity(0), { quantity: '0', unitCode: 'MIN', priceBaseQuantity: 60 });
  });

  it('prints hours and minutes, and seconds only where they would be hidden', () => {
    assert.deepEqual([0, 60, 5040, 5045, 360_000].map(formatDuration), [
      '0:00',
      '0:01',
      '1:24',
      '1:24:05',
      '100:00',
    ]);
    assert.deepEqual([59, 5099, -3660].map(formatMinutes), ['0:00', '1:24', '-1:01']);
  });

  it('loses no second between quantity, print and reading', () => {
    fc.assert(
      fc.property(fc.nat(1e9), (seconds) => {
        assert.equal(findSeconds(toQuantity(seconds)), seconds);
        assert.deepEqual(parseDuration(formatDuration(seconds)), { ok: true, value: seconds });
      }),
    );
  });

  it('reads no time out of pieces or of malformed text', () => {
    assert.equal(findSeconds({ quantity: '2', unitCode: 'C62' }), undefined);
    for (const text of ['1:60', '1:5', '1.5', '', '-1:00', '1:00:60']) {
      assert.deepEqual(parseDuration(text), { ok: false, error: 'not_a_duration' }, text);
    }
  });
});
