import assert from 'node:assert/strict';
import { findStart } from './find-start.ts';

describe('since when a timer is started', () => {
  const at = (from: string, now: string, zone = 'Europe/Berlin') =>
    findStart(from, { zone, nowMs: Date.parse(now), running: null });

  it('is that time of today', () => {
    assert.equal(at('9:30', '2026-11-20T10:20:00Z'), '2026-11-20T08:30:00.000Z');
    assert.equal(at('9am', '2026-11-20T10:20:00Z'), '2026-11-20T08:00:00.000Z');
  });

  it('is of the evening before in the night, and else not to come', () => {
    assert.equal(at('23:30', '2026-11-19T23:10:00Z'), '2026-11-19T22:30:00.000Z');
    assert.throws(() => at('9:30', '2026-11-20T07:00:00Z'), /later than now/);
  });

  it('is an instant as it stands, and refused where the clock shows it twice', () => {
    assert.equal(at('2026-11-20T08:15:00Z', '2026-11-20T10:20:00Z'), '2026-11-20T08:15:00.000Z');
    assert.throws(() => at('2:30', '2026-10-25T10:00:00Z'), /happens twice/);
  });

  it('asks nothing of the day before where today has that time', () => {
    assert.equal(at('2:30', '2026-10-26T08:00:00Z'), '2026-10-26T01:30:00.000Z');
    assert.equal(at('2:30', '2026-03-30T08:00:00Z'), '2026-03-30T00:30:00.000Z');
    assert.throws(() => at('2:30', '2026-10-25T23:30:00Z'), /later than now/);
  });

  it('is refused where a timer could not run since then', () => {
    assert.throws(
      () => at('2026-11-18T08:15:00Z', '2026-11-20T10:20:00Z'),
      /--from: .*more than 24 hours ago/,
    );
  });
});
