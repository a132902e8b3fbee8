import assert from 'node:assert/strict';
import type { TimeEntry, Timer } from '../../api-client/index.ts';
import { printEntryLines, printEntrySum } from './print-entries.ts';
import { formatTimer } from './print-time.ts';

const startedAt = '2026-11-22T21:00:00Z';

/** From Sunday, 22:00 to Monday, 2:00 where it was worked. */
const overnight: TimeEntry = {
  id: '0199c0de-0000-7000-8000-000000000001',
  version: 1,
  createdAt: startedAt,
  updatedAt: startedAt,
  userId: '0199c0de-0000-7000-8000-000000000002',
  projectId: '0199c0de-0000-7000-8000-000000000003',
  taskId: null,
  startedAt,
  endedAt: '2026-11-23T01:00:00Z',
  zone: 'Europe/Berlin',
  localDate: '2026-11-22',
  seconds: 4 * 3600,
  note: 'Migration',
  billable: true,
  tags: [],
  git: null,
  rate: { minor: 11_000, currency: 'EUR' },
  rateId: null,
  ownRate: false,
  timesheetId: null,
  overlaps: [],
  billedSeconds: null,
  warnings: [],
};
const running: TimeEntry = { ...overnight, endedAt: null, seconds: null };
const nowMs = Date.parse('2026-11-23T02:00:00Z');
const listed = { names: new Map<string, string>(), tasks: new Map<string, string>(), nowMs };

describe('printEntrySum', () => {
  it('counts what crosses midnight on each of its days, and once in all', () => {
    const sumOn = (day: string) => printEntrySum([overnight], { day, nowMs });

    assert.equal(sumOn('2026-11-22'), 'Total 2:00, billable 2:00\n');
    assert.equal(sumOn('2026-11-23'), 'Total 2:00, billable 2:00\n');
  });
});

describe('printEntryLines', () => {
  it('shows of an entry what is of the day, and all of it where no day is asked for', () => {
    assert.match(printEntryLines([running], { ...listed, day: '2026-11-23' }), / 3:00 /);
    assert.match(printEntryLines([overnight], listed), / 4:00 /);
  });

  it('shows time as hours and minutes, without the seconds that it keeps', () => {
    const odd = { ...overnight, endedAt: '2026-11-22T22:24:37Z', seconds: 5_077 };
    const at = { day: '2026-11-22', nowMs };

    assert.match(printEntryLines([odd], listed), / 1:24 {2}/);
    assert.equal(printEntrySum([odd, odd], at), 'Total 2:49, billable 2:49\n');
  });

  it('names who worked, where that is not one person alone', () => {
    const people = new Map([[overnight.userId, 'Ben User']]);

    assert.match(printEntryLines([overnight], { ...listed, people }), /\(Ben User\)/);
    assert.doesNotMatch(printEntryLines([overnight], listed), /Ben User/);
  });
});

describe('formatTimer', () => {
  it('splits what runs at midnight, between days and between weeks', () => {
    const timer: Timer = {
      seq: 1,
      entry: running,
      question: null,
      activeAt: null,
      todaySeconds: 0,
      weekSeconds: 0,
      unbilledSeconds: 0,
      unbilled: [],
    };

    const told = formatTimer(timer, listed.names, nowMs);

    assert.match(told, / 5:00 .*\nToday 3:00 · week 3:00\n$/);
  });
});
