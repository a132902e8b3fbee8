import assert from 'node:assert/strict';
import fc from 'fast-check';
import ICAL from 'ical.js';
import type { TimeSpan } from '../../../../../domain/spans.ts';
import { addDays, dayRange, daysBetween, isoWeekOf, localTime } from '../../../../../domain/zones.ts';
import { readCalendar } from './read-calendar.ts';

function calendar(...events: readonly string[]): string {
  const parts = events.map((event) => `BEGIN:VEVENT\n${event.trim().replace(/^ +/gm, '')}\nEND:VEVENT`);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...parts, 'END:VCALENDAR', '']
    .join('\n')
    .replaceAll('\n', '\r\n');
}

function meetingsOn(date: string, text: string, zone = 'Europe/Berlin'): readonly string[] {
  const { meetings, warnings } = readCalendar(text, { span: dayRange(date, zone), zone });
  assert.deepEqual(warnings, []);
  return meetings.map(
    ({ summary, startMs, endMs }) =>
      `${summary} ${new Date(startMs).toISOString().slice(5, 16)} ${(endMs - startMs) / 60_000}`,
  );
}

const within = { span: dayRange('2026-11-19', 'UTC'), zone: 'UTC' };

function repeated(rule: string): string {
  return `UID:6\nSUMMARY:Tick\nDTSTART:20000101T000000Z\nDURATION:PT1S\nRRULE:${rule}`;
}

describe('meetings of a calendar file', () => {
  const plain = 'UID:1\nSUMMARY:Planning\nDTSTART:20261119T090000Z\nDTEND:20261119T100000Z';

  it('are those of the day, in UTC, in a zone that is named, and without one', () => {
    assert.deepEqual(meetingsOn('2026-11-19', calendar(plain)), ['Planning 11-19T09:00 60']);
    assert.deepEqual(meetingsOn('2026-11-20', calendar(plain)), []);
    const named = plain.replace(
      /DTSTART:(\w+)Z\nDTEND:(\w+)Z/,
      'DTSTART;TZID=America/New_York:$1\nDTEND;TZID=America/New_York:$2',
    );
    assert.deepEqual(meetingsOn('2026-11-19', calendar(named)), ['Planning 11-19T14:00 60']);
    assert.deepEqual(meetingsOn('2026-11-19', calendar(plain.replace(/Z$/gm, ''))), [
      'Planning 11-19T08:00 60',
    ]);
  });

  it('are not whole days, nor what is cancelled or leaves its time free', () => {
    const others = ['STATUS:CANCELLED', 'TRANSP:TRANSPARENT'].map((line) => `${plain}\n${line}`);
    const whole = 'UID:2\nSUMMARY:Holiday\nDTSTART;VALUE=DATE:20261119';

    assert.deepEqual(meetingsOn('2026-11-19', calendar(...others, whole)), []);
  });

  it('are repeated by their rule, on the wall clock of their zone, without the days that are left out', () => {
    const weekly = `UID:3\nSUMMARY:Standup\nDTSTART;TZID=Europe/Berlin:20260706T093000\nDURATION:PT15M
      RRULE:FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR\nEXDATE;TZID=Europe/Berlin:20261118T093000`;

    // Summer time has ended in between: half past nine it stays.
    assert.deepEqual(meetingsOn('2026-07-07', calendar(weekly)), ['Standup 07-07T07:30 15']);
    assert.deepEqual(meetingsOn('2026-11-19', calendar(weekly)), ['Standup 11-19T08:30 15']);
    assert.deepEqual(meetingsOn('2026-11-18', calendar(weekly)), []);
    assert.deepEqual(meetingsOn('2026-11-21', calendar(weekly)), []);
  });

  it('are where an exception has moved one of them to', () => {
    const weekly =
      'UID:4\nSUMMARY:Review\nDTSTART:20261105T130000Z\nDTEND:20261105T140000Z\nRRULE:FREQ=WEEKLY';
    const moved =
      'UID:4\nRECURRENCE-ID:20261119T130000Z\nSUMMARY:Review, later\nDTSTART:20261119T150000Z\nDTEND:20261119T153000Z';
    const cancelled =
      'UID:4\nRECURRENCE-ID:20261126T130000Z\nSTATUS:CANCELLED\nDTSTART:20261126T130000Z\nDTEND:20261126T140000Z';
    const early =
      'UID:4\nRECURRENCE-ID:20261210T130000Z\nSUMMARY:Review, early\nDTSTART:20261204T130000Z\nDTEND:20261204T140000Z';
    const text = calendar(weekly, moved, cancelled, early);

    assert.deepEqual(meetingsOn('2026-11-12', text), ['Review 11-12T13:00 60']);
    assert.deepEqual(meetingsOn('2026-11-19', text), ['Review, later 11-19T15:00 30']);
    assert.deepEqual(meetingsOn('2026-11-26', text), []);
    assert.deepEqual(meetingsOn('2026-12-04', text), ['Review, early 12-04T13:00 60']);
    assert.deepEqual(meetingsOn('2026-12-10', text), []);
  });

  it('are read by the zone that the file itself explains', () => {
    const zone = `BEGIN:VTIMEZONE\r\nTZID:Office\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0530\r\nTZOFFSETTO:+0530\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n`;
    const text = calendar(
      'UID:5\nSUMMARY:Call\nDTSTART;TZID=Office:20261119T120000\nDTEND;TZID=Office:20261119T123000',
    );

    assert.deepEqual(meetingsOn('2026-11-19', text.replace('BEGIN:VEVENT', `${zone}BEGIN:VEVENT`)), [
      'Call 11-19T06:30 30',
    ]);
  });

  it('are none in what is no calendar, which is told', () => {
    for (const text of ['', 'Dear diary', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n']) {
      const { meetings, warnings } = readCalendar(text, within);
      const told = warnings.map(({ code }) => code);
      assert.deepEqual({ meetings, told }, { meetings: [], told: ['not_a_calendar'] }, JSON.stringify(text));
    }
  });

  it('are none of a rule that never comes to a day', () => {
    for (const rule of ['YEARLY', 'DAILY', 'MONTHLY', 'MINUTELY'].map(
      (each) => `FREQ=${each};BYMONTH=2;BYMONTHDAY=30`,
    )) {
      assert.deepEqual(meetingsOn('2026-11-19', calendar(repeated(rule))), [], rule);
    }
  });

  it('are told to be left out where a rule has more than anybody meets, and cost no other', () => {
    for (const rule of ['FREQ=SECONDLY', 'FREQ=SECONDLY;COUNT=2000000000', 'FREQ=MINUTELY']) {
      const { meetings, warnings } = readCalendar(calendar(repeated(rule), plain), within);

      assert.deepEqual(
        warnings.map(({ code, event }) => `${code} ${event}`),
        ['event_not_read Tick'],
        rule,
      );
      assert.deepEqual(
        meetings.map(({ summary }) => summary),
        ['Planning'],
      );
    }
  });

  it('are told not to be all where a day has more than anybody has', () => {
    const many = Array.from({ length: 700 }, (_, index) => plain.replace('UID:1', `UID:m${index}`));

    const { meetings, warnings } = readCalendar(calendar(...many), within);

    assert.ok(meetings.length >= 500 && meetings.length < 700);
    assert.deepEqual(warnings, [{ code: 'calendar_too_large', event: '', detail: '' }]);
  });

  it('are those that a rule counts, and none behind the last', () => {
    const counted = repeated('FREQ=DAILY;COUNT=9820');

    assert.deepEqual(meetingsOn('2026-11-19', calendar(counted)).length, 1);
    assert.deepEqual(meetingsOn('2026-11-20', calendar(counted)), []);
  });

  it('end with the last moment that a rule allows for, in its zone, and with the whole of a day', () => {
    const from = (until: string) =>
      calendar(`UID:8\nSUMMARY:Sync\nDTSTART;TZID=Europe/Berlin:20200106T093000\nDURATION:PT15M
        RRULE:FREQ=DAILY;UNTIL=${until}`);

    assert.equal(meetingsOn('2026-11-19', from('20261119T083000Z')).length, 1);
    assert.equal(meetingsOn('2026-11-19', from('20261119T082959Z')).length, 0);
    assert.equal(meetingsOn('2026-11-19', from('20261119T093000')).length, 1);
    assert.equal(meetingsOn('2026-11-19', from('20261119')).length, 1);
    assert.equal(meetingsOn('2026-11-20', from('20261119')).length, 0);
  });

  it('come on the days of a list, without those that are left out as whole days', () => {
    const listed = `UID:9\nSUMMARY:Visit\nDTSTART;TZID=Europe/Berlin:20261101T090000\nDURATION:PT1H
      RDATE;TZID=Europe/Berlin:20261118T140000,20261119T150000\nEXDATE;VALUE=DATE:20261118`;

    assert.deepEqual(meetingsOn('2026-11-01', calendar(listed)), ['Visit 11-01T08:00 60']);
    assert.deepEqual(meetingsOn('2026-11-18', calendar(listed)), []);
    assert.deepEqual(meetingsOn('2026-11-19', calendar(listed)), ['Visit 11-19T14:00 60']);
  });

  it('go on as an exception says that holds from then on', () => {
    const weekly = `UID:10\nSUMMARY:Review\nDTSTART;TZID=Europe/Berlin:20261105T130000\nDURATION:PT1H
      RRULE:FREQ=WEEKLY`;
    const later = `UID:10\nSUMMARY:Review, late\nRECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261119T130000
      DTSTART;TZID=Europe/Berlin:20261120T160000\nDURATION:PT30M`;

    assert.deepEqual(meetingsOn('2026-11-12', calendar(weekly, later)), ['Review 11-12T12:00 60']);
    assert.deepEqual(meetingsOn('2026-11-19', calendar(weekly, later)), []);
    assert.deepEqual(meetingsOn('2026-11-20', calendar(weekly, later)), ['Review, late 11-20T15:00 30']);
    assert.deepEqual(meetingsOn('2026-11-26', calendar(weekly, later)), []);
    assert.deepEqual(meetingsOn('2026-11-27', calendar(weekly, later)), ['Review, late 11-27T15:00 30']);
  });

  it('are not hidden by the exception of another event at the same time', () => {
    const weekly = (uid: string) =>
      `UID:${uid}\nSUMMARY:${uid}\nDTSTART:20261105T130000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY`;
    const cancelled =
      'UID:one\nRECURRENCE-ID:20261119T130000Z\nSTATUS:CANCELLED\nDTSTART:20261119T130000Z\nDURATION:PT1H';

    assert.deepEqual(meetingsOn('2026-11-19', calendar(weekly('one'), weekly('two'), cancelled)), [
      'two 11-19T13:00 60',
    ]);
  });

  it('keep the clock of before where the clocks skip their time', () => {
    const nightly = `UID:11\nSUMMARY:Release\nDTSTART;TZID=Europe/Berlin:20260301T023000\nDURATION:PT15M
      RRULE:FREQ=DAILY`;

    assert.deepEqual(meetingsOn('2026-03-29', calendar(nightly)), ['Release 03-29T01:30 15']);
  });

  it('are found of a hundred stand-ups over ten years as when each day is counted', () => {
    const standUps = Array.from({ length: 100 }, (_, index) => {
      const at = `2016${String((index % 12) + 1).padStart(2, '0')}04T${String(8 + (index % 9)).padStart(2, '0')}${String(index % 60).padStart(2, '0')}00`;
      return { at, every: 1 + (index % 4) };
    });
    const text = calendar(
      ...standUps.map(
        ({ at, every }, index) =>
          `UID:s${index}\nSUMMARY:${index}\nDTSTART;TZID=Europe/Berlin:${at}\nDURATION:PT15M
          RRULE:FREQ=WEEKLY;INTERVAL=${every};BYDAY=MO,TU,WE,TH,FR`,
      ),
    );

    for (const date of ['2026-11-18', '2026-11-21', '2026-03-30', '2016-12-05']) {
      const expected = standUps.flatMap(({ at, every }, index) =>
        isStandUpDay(date, at, every) ? [`${index} ${at.slice(9, 11)}:${at.slice(11, 13)}`] : [],
      );
      const { meetings } = readCalendar(text, { span: dayRange(date, 'Europe/Berlin'), zone: 'UTC' });

      assert.deepEqual(
        meetings.map(
          ({ summary, startMs }) => `${summary} ${localTime(startMs, 'Europe/Berlin').slice(0, 5)}`,
        ),
        expected,
        date,
      );
    }
  });

  it('are those that ical.js walks to, whatever the rule', () => {
    fc.assert(
      fc.property(anyRule, anyStart, fc.integer({ min: 0, max: 900 }), (rule, start, days) => {
        const text = calendar(`UID:12\nSUMMARY:Any\nDTSTART:${start}\nDURATION:PT15M\nRRULE:${rule}`);
        const date = addDays('2024-03-01', days);
        const span = {
          startMs: dayRange(date, 'UTC').startMs,
          endMs: dayRange(addDays(date, 6), 'UTC').endMs,
        };

        const { meetings, warnings } = readCalendar(text, { span, zone: 'UTC' });

        assert.deepEqual(warnings, []);
        assert.deepEqual(
          meetings.map(({ startMs }) => startMs),
          walk(rule, start, span),
        );
      }),
      { numRuns: 300 },
    );
  });
});

const weekDays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

function isStandUpDay(date: string, start: string, every: number): boolean {
  const first = `${start.slice(0, 4)}-${start.slice(4, 6)}-${start.slice(6, 8)}`;
  const weeks = daysBetween(isoWeekOf(first).start, isoWeekOf(date).start) / 7;
  return date >= first && weeks % every === 0 && daysBetween(isoWeekOf(date).start, date) < 5;
}

/** Only what ical.js expands as RFC 5545 says: it takes some rules for others, and never ends with some. */
const anyRule = fc
  .record({
    frequency: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
    interval: fc.integer({ min: 1, max: 5 }),
    days: fc.subarray(weekDays, { minLength: 1 }),
    hasDays: fc.boolean(),
    end: fc.constantFrom('', ';COUNT=7', ';COUNT=400', ';UNTIL=20251014T120000Z'),
    weekStart: fc.constantFrom('', ';WKST=MO', ';WKST=SU'),
  })
  .map(({ frequency, interval, days, hasDays, end, weekStart }) => {
    const byDay = hasDays && frequency === 'WEEKLY' ? `;BYDAY=${days.join(',')}` : '';
    return `FREQ=${frequency};INTERVAL=${interval}${byDay}${weekStart}${end}`;
  });

const anyStart = fc
  .integer({ min: 0, max: 1400 })
  .map((days) => `${addDays('2021-01-01', days).replaceAll('-', '')}T101500Z`)
  // A day that not every month has is of its own kind: which of them ical.js leaves out, it does not say.
  .filter((start) => Number(start.slice(6, 8)) <= 28);

function walk(rule: string, start: string, span: TimeSpan): readonly number[] {
  const from = ICAL.Time.fromDateTimeString(
    `${start.slice(0, 4)}-${start.slice(4, 6)}-${start.slice(6, 8)}T10:15:00Z`,
  );
  const steps = ICAL.Recur.fromString(rule).iterator(from);
  const found: number[] = [];
  for (let next = steps.next(); next; next = steps.next()) {
    const startMs = next.toUnixTime() * 1000;
    if (startMs >= span.endMs) break;
    if (startMs >= span.startMs) found.push(startMs);
  }
  return found;
}
