import assert from 'node:assert/strict';
import { formatDay, formatShortDay, formatTime, formatWallClock } from './formats.ts';

describe('formatTime', () => {
  it('is the wall clock of the zone, without a leading zero', () => {
    assert.equal(formatTime('2026-11-20T08:05:00Z', 'Europe/Berlin'), '9:05');
    assert.equal(formatTime('2026-11-20T23:05:00Z', 'Europe/Berlin'), '0:05');
    assert.equal(formatTime('2026-11-20T13:30:00Z', 'UTC'), '13:30');
  });
});

describe('formatWallClock', () => {
  it('is the date and the time of the zone to the second, as the API takes it', () => {
    assert.equal(formatWallClock('2026-11-20T23:05:37Z', 'Europe/Berlin'), '2026-11-21T00:05:37');
    assert.equal(formatWallClock('2026-01-02T03:04:05Z', 'UTC'), '2026-01-02T03:04:05');
  });
});

describe('formatDay', () => {
  it('does not move a calendar date, wherever the machine is', () => {
    assert.equal(formatDay('2026-11-20', 'de'), 'Freitag, 20. November');
  });
});

describe('formatShortDay', () => {
  it('is the day as a sentence has it, in the reader’s language', () => {
    assert.equal(formatShortDay('2026-11-25', 'en-US'), 'Wed, Nov 25');
    assert.equal(formatShortDay('2026-11-25', 'de'), 'Mi., 25. Nov.');
  });
});
