import assert from 'node:assert/strict';
import { dayRange } from '../../../domain/zones.ts';
import { readCalendar } from './read-calendar.ts';

function calendar(...events: readonly string[]): string {
  const parts = events.map((event) => `BEGIN:VEVENT\n${event.trim().replace(/^ +/gm, '')}\nEND:VEVENT`);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...parts, 'END:VCALENDAR', '']
    .join('\n')
    .replaceAll('\n', '\r\n');
}

function meetingsOn(date: string, text: string, zone = 'Europe/Berlin'): readonly string[] {
  const { meetings, warnings } = readCalendar(text, dayRange(date, zone), zone);
  assert.deepEqual(warnings, []);
  return meetings.map(
    ({ summary, startMs, endMs }) =>
      `${summary} ${new Date(startMs).toISOString().slice(5, 16)} ${(endMs - startMs) / 60_000}`,
  );
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
      const { meetings, warnings } = readCalendar(text, dayRange('2026-11-19', 'UTC'), 'UTC');
      assert.deepEqual([meetings.length, warnings.length], [0, 1], JSON.stringify(text));
    }
  });

  it('do not keep anybody waiting with a rule that never comes to the day', () => {
    const endless = 'UID:6\nSUMMARY:Tick\nDTSTART:20000101T000000Z\nDURATION:PT1S\nRRULE:FREQ=SECONDLY';

    assert.deepEqual(meetingsOn('2026-11-19', calendar(endless)), []);
  });
});
