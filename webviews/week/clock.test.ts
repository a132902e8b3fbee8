import assert from 'node:assert/strict';
import { addDays, dayRange } from '../../src/domain/zones.ts';
import { endOfDay } from './clock.ts';

const hourMs = 3_600_000;

/** Dates at whose edges or in which the clocks of the zone change, and those before them. */
function findChanges(zone: string, { from, to }: { from: string; to: string }): readonly string[] {
  const found: string[] = [];
  for (let date = from; date < to; date = addDays(date, 1)) {
    const next = addDays(date, 1);
    const isChanged = [date, next].some((one) => {
      const { startMs, endMs } = dayRange(one, zone);
      return endMs - startMs !== 24 * hourMs;
    });
    if (isChanged) found.push(date);
  }
  return found;
}

describe('the end of a day on the axis', () => {
  const zones = [
    'Africa/Cairo',
    'Asia/Beirut',
    'America/Santiago',
    'America/Havana',
    'America/Asuncion',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Atlantic/Azores',
    'Asia/Kathmandu',
  ];
  for (const zone of zones) {
    it(`is the first instant of the next in ${zone}, when midnight is skipped or there twice, too`, () => {
      for (const date of findChanges(zone, { from: '2022-01-01', to: '2027-01-01' })) {
        const { startMs, endMs } = dayRange(date, zone);
        for (let ms = startMs; ms < endMs; ms += hourMs / 2) {
          assert.equal(endOfDay(date, ms, zone), endMs, `${date} from ${new Date(ms).toISOString()}`);
        }
      }
    });
  }
});
