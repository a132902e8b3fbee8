import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { otherDays } from './other-days.ts';

const today = '2026-11-20';
const days = (from: string, to: string) =>
  otherDays({ from, to }, today).map((one) => `${one.from.slice(2)} ${one.to.slice(2)}`);

describe('other days', () => {
  it('of a unit are those beside it, the larger one, and the same a year before', () => {
    assert.deepEqual(days('2026-09-01', '2026-09-30'), [
      '26-08-01 26-08-31',
      '26-10-01 26-10-31',
      '26-07-01 26-09-30',
      '25-09-01 25-09-30',
    ]);
    assert.deepEqual(days('2026-11-16', '2026-11-22'), ['26-11-09 26-11-15', '26-11-01 26-11-30']);
    assert.deepEqual(days('2026-01-01', '2026-12-31'), ['25-01-01 25-12-31']);
  });

  it('of a unit up to today are the one before and the whole', () => {
    assert.deepEqual(days('2026-11-01', '2026-11-20'), [
      '26-10-01 26-10-31',
      '26-11-01 26-11-30',
      '26-10-01 26-12-31',
    ]);
  });

  it('of any other span are as many days before, and the usual ones', () => {
    assert.deepEqual(days('2026-10-11', '2026-10-20').slice(0, 3), [
      '26-10-01 26-10-10',
      '26-11-01 26-11-30',
      '26-10-01 26-10-31',
    ]);
    assert.deepEqual(days('1970-01-01', '2026-10-20').slice(0, 1), ['26-11-01 26-11-30']);
    assert.equal(otherDays(undefined, today).length, 4);
  });
});
