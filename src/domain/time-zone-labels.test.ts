import assert from 'node:assert/strict';
import { labelOtherZone, labelSpan } from './time-zone-labels.ts';

describe('times of another clock', () => {
  const summer = '2026-07-01T12:00:00Z';
  const winter = '2026-12-01T12:00:00Z';
  /** Clocks go back in Europe on 25 October, in America a week later. */
  const between = '2026-10-27T12:00:00Z';

  it('are marked where the two clocks differ at that moment, and not by the name of the zone', () => {
    const mark = (startedAt: string, own: string, zone: string) =>
      labelOtherZone({ startedAt, zone: own }, zone);

    assert.equal(mark(summer, 'America/New_York', 'Europe/Berlin'), 'UTC-4');
    assert.equal(mark(summer, 'Asia/Kolkata', 'Europe/Berlin'), 'UTC+5:30');
    assert.equal(mark(between, 'America/New_York', 'Europe/Berlin'), 'UTC-4');
    assert.equal(mark(winter, 'Europe/Paris', 'Europe/Berlin'), '');
    assert.equal(mark(summer, 'Europe/Berlin', 'Europe/Berlin'), '');
    assert.equal(mark(summer, 'Europe/London', 'Africa/Lagos'), '');
    assert.equal(mark(winter, 'Europe/London', 'Africa/Lagos'), 'UTC+0');
  });

  it('say the days that they end later, by their own calendar, and the other clock after that', () => {
    const night = { startedAt: '2026-11-17T21:00:00Z', endedAt: '2026-11-18T00:30:00Z' };
    const mark = (own: string, zone = own, times = night) => labelSpan({ ...times, zone: own }, zone);

    assert.equal(mark('Europe/Berlin'), '+1');
    assert.equal(mark('UTC', 'Europe/Berlin'), '+1 UTC+0');
    assert.equal(mark('America/New_York', 'Europe/Berlin'), 'UTC-5');
    assert.equal(mark('America/New_York'), '');
    assert.equal(mark('UTC', 'UTC', { ...night, endedAt: '2026-11-19T00:00:00Z' }), '+2');
    assert.equal(labelSpan({ ...night, endedAt: null, zone: 'UTC' }, 'Europe/Berlin'), 'UTC+0');
  });
});
