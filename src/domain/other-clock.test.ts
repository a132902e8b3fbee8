import assert from 'node:assert/strict';
import { markOtherClock } from './other-clock.ts';

describe('times of another clock', () => {
  const summer = '2026-07-01T12:00:00Z';
  const winter = '2026-12-01T12:00:00Z';
  /** Clocks go back in Europe on 25 October, in America a week later. */
  const between = '2026-10-27T12:00:00Z';

  it('are marked where the two clocks differ at that moment, and not by the name of the zone', () => {
    const mark = (startedAt: string, own: string, zone: string) =>
      markOtherClock({ startedAt, zone: own }, zone);

    assert.equal(mark(summer, 'America/New_York', 'Europe/Berlin'), 'UTC-4');
    assert.equal(mark(summer, 'Asia/Kolkata', 'Europe/Berlin'), 'UTC+5:30');
    assert.equal(mark(between, 'America/New_York', 'Europe/Berlin'), 'UTC-4');
    assert.equal(mark(winter, 'Europe/Paris', 'Europe/Berlin'), '');
    assert.equal(mark(summer, 'Europe/Berlin', 'Europe/Berlin'), '');
    assert.equal(mark(summer, 'Europe/London', 'Africa/Lagos'), '');
    assert.equal(mark(winter, 'Europe/London', 'Africa/Lagos'), 'UTC+0');
  });
});
