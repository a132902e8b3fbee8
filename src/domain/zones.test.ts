import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  addDays,
  datesBetween,
  dayRange,
  daysBetween,
  findInstant,
  isDate,
  isoWeekOf,
  isTimeZone,
  localDate,
  localTime,
  settleInstant,
  weekRange,
} from './zones.ts';

const hourMs = 3_600_000;
const zones = fc.constantFrom(
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Africa/Casablanca',
  'Pacific/Chatham',
  'Pacific/Apia',
  'UTC',
);
const instants = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2030, 0, 1) });
const dates = instants.map((ms) => new Date(ms).toISOString().slice(0, 10));

/** The day on which the clocks of a zone next change; undefined where they never do. */
function nextChange(ms: number, zone: string): string | undefined {
  const at = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
  return at.getTimeZoneTransition('next')?.toPlainDate().toString();
}

describe('zones', () => {
  it('takes names of the zone database and refuses offsets and inventions', () => {
    const names = [
      'Europe/Berlin',
      'UTC',
      'Asia/Kathmandu',
      '+02:00',
      'Mars/Olympus',
      '',
      'Europe/Berlin; drop',
    ];

    assert.deepEqual(names.map(isTimeZone), [true, true, true, false, false, false, false]);
  });

  it('takes days that exist', () => {
    const texts = ['2026-02-28', '2024-02-29', '2026-02-29', '2026-13-01', '2026-1-1', '+002026-01-01', ''];

    assert.deepEqual(texts.map(isDate), [true, true, false, false, false, false, false]);
  });

  it('gives the day of the zone, not of UTC', () => {
    const lateEvening = Date.UTC(2026, 10, 19, 23, 30);

    assert.equal(localDate(lateEvening, 'Europe/Berlin'), '2026-11-20');
    assert.equal(localDate(lateEvening, 'America/New_York'), '2026-11-19');
    assert.equal(localTime(lateEvening, 'Asia/Kathmandu'), '05:15:00');
  });

  it('answers a time in a gap with an error value, whatever the policy', () => {
    for (const repeated of ['earlier', 'later', 'refuse'] as const) {
      const found = findInstant('2026-03-29', '02:30', { zone: 'Europe/Berlin', repeated });

      assert.deepEqual(found, { ok: false, error: 'in_gap' });
    }
    assert.equal(findInstant('2026-03-29', '03:00', { zone: 'Europe/Berlin' }).ok, true);
  });

  it('asks which one when a time happens twice', () => {
    const zone = 'Europe/Berlin';
    const earlier = findInstant('2026-10-25', '02:30', { zone, repeated: 'earlier' });
    const later = findInstant('2026-10-25', '02:30', { zone, repeated: 'later' });

    assert.deepEqual(earlier, { ok: true, value: Date.UTC(2026, 9, 25, 0, 30) });
    assert.deepEqual(later, { ok: true, value: Date.UTC(2026, 9, 25, 1, 30) });
    assert.deepEqual(findInstant('2026-10-25', '02:30', { zone }), { ok: false, error: 'repeated' });
  });

  it('names what is wrong with zone, date or time', () => {
    const faults = [
      findInstant('2026-01-01', '10:00', { zone: 'Mars/Olympus' }),
      findInstant('2026-02-30', '10:00', { zone: 'UTC' }),
      findInstant('2026-01-01', '24:00', { zone: 'UTC' }),
    ].map((found) => (found.ok ? found.value : found.error));

    assert.deepEqual(faults, ['unknown_zone', 'not_a_date', 'not_a_time']);
  });

  it('finds again the instant of every wall clock that it prints', () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const second = Math.floor(instant / 1000) * 1000;
        const [date, time] = [localDate(second, zone), localTime(second, zone)];
        const found = (['earlier', 'later'] as const).map((repeated) =>
          findInstant(date, time, { zone, repeated }),
        );

        assert.ok(found.some((result) => result.ok && result.value === second));
      }),
    );
  });

  it('counts days as the date library does, whatever the dates', () => {
    const day = (text: string) => Temporal.PlainDate.from(text);
    const anyDate = fc.oneof(
      dates,
      fc
        .integer({ min: Date.UTC(1, 0, 1), max: Date.UTC(9999, 11, 31) })
        .map((ms) => new Date(ms).toISOString().slice(0, 10)),
      fc.constantFrom('0000-01-01', '0001-01-01', '9999-12-31', '2024-02-29', '+010000-01-01', '20261118'),
    );
    const anyDays = fc.oneof(fc.integer({ min: -4_000, max: 4_000 }), fc.integer({ min: -9e6, max: 9e6 }));
    fc.assert(
      fc.property(anyDate, anyDate, anyDays, (first, last, days) => {
        assert.equal(addDays(first, days), day(first).add({ days }).toString());
        assert.equal(daysBetween(first, last), day(first).until(day(last), { largestUnit: 'day' }).days);
      }),
      { numRuns: 1_000 },
    );
    for (const none of ['2026-02-30', '2026-13-01', '', 'today', '2026-1-1']) {
      assert.throws(() => addDays(none, 1), RangeError);
      assert.throws(() => daysBetween(none, '2026-11-18'), RangeError);
      assert.throws(() => daysBetween('2026-11-18', none), RangeError);
    }
    assert.throws(() => addDays('2026-11-18', 0.5), RangeError);
  });

  it('settles each time of a gap at its end, the time that begins it as well', () => {
    const gaps = [
      // New York, on 13 March 2022: 02:00 was once settled in November of the year before.
      { date: '2022-03-13', zone: 'America/New_York', times: ['02:00', '02:30', '02:59'], end: '07:00' },
      { date: '2026-03-29', zone: 'Europe/Berlin', times: ['02:00', '02:30', '02:59'], end: '01:00' },
      { date: '2018-11-04', zone: 'America/Sao_Paulo', times: ['00:00', '00:30', '00:59'], end: '03:00' },
      { date: '2026-09-27', zone: 'Pacific/Chatham', times: ['02:45', '03:00', '03:44'], end: '14:00' },
    ];

    for (const { date, zone, times, end } of gaps)
      for (const time of times) {
        const at = new Date(settleInstant(date, time, zone)).toISOString();
        assert.equal(at.slice(11, 16), end, `${date} ${time} ${zone}: ${at}`);
        assert.equal(localDate(Date.parse(at), zone), date);
      }
  });

  it('settles no time before that of the minute before, in any zone', () => {
    fc.assert(
      fc.property(zones, instants, fc.integer({ min: 0, max: 47 }), (zone, ms, half) => {
        const date = nextChange(ms, zone) ?? new Date(ms).toISOString().slice(0, 10);
        const clock = (n: number) =>
          `${String(Math.floor(n / 2)).padStart(2, '0')}:${n % 2 === 0 ? '00' : '30'}`;
        const at = settleInstant(date, clock(half), zone);
        assert.ok(
          half === 0 || settleInstant(date, clock(half - 1), zone) <= at,
          `${date} ${clock(half)} ${zone}`,
        );
        assert.equal(localDate(at, zone), date);
      }),
      { numRuns: 300 },
    );
  });

  it('has days of 23, 24 and 25 hours that join without gap', () => {
    const hours = (date: string): number => {
      const { startMs, endMs } = dayRange(date, 'Europe/Berlin');
      return (endMs - startMs) / hourMs;
    };

    assert.deepEqual(['2026-03-28', '2026-03-29', '2026-10-25'].map(hours), [24, 23, 25]);
    fc.assert(
      fc.property(dates, zones, (date, zone) => {
        const today = dayRange(date, zone);
        const tomorrow = dayRange(addDays(date, 1), zone);

        assert.equal(today.endMs, tomorrow.startMs);
      }),
    );
  });

  it('puts each instant into the day and the week that bear its date', () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const date = localDate(instant, zone);
        const day = dayRange(date, zone);
        const week = weekRange(isoWeekOf(date).start, zone);

        assert.ok(day.startMs <= instant && instant < day.endMs);
        assert.ok(week.startMs <= day.startMs && day.endMs <= week.endMs);
      }),
    );
  });

  it('numbers weeks by ISO 8601 at the turn of the year', () => {
    const names = ['2026-01-01', '2027-01-01', '2024-12-30', '2021-01-03', '2020-12-31'].map((date) => {
      const { year, week, start } = isoWeekOf(date);
      return `${year}-W${week} ${start}`;
    });

    assert.deepEqual(names, [
      '2026-W1 2025-12-29',
      '2026-W53 2026-12-28',
      '2025-W1 2024-12-30',
      '2020-W53 2020-12-28',
      '2020-W53 2020-12-28',
    ]);
  });

  it('lists the dates between two, both included', () => {
    assert.deepEqual(datesBetween('2026-02-27', '2026-03-01'), ['2026-02-27', '2026-02-28', '2026-03-01']);
    assert.deepEqual(datesBetween('2026-03-01', '2026-02-27'), []);
  });
});
