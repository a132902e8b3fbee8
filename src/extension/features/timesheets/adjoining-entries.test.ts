import assert from 'node:assert/strict';
import type { TimeEntry } from '../../../api-client/index.ts';
import { groupAdjoining } from './adjoining-entries.ts';

const entry = (id: string, from: string, to: string | null, more: Partial<TimeEntry> = {}): TimeEntry => ({
  id,
  version: 1,
  createdAt: '2026-11-20T00:00:00Z',
  updatedAt: '2026-11-20T00:00:00Z',
  userId: 'me',
  projectId: 'api',
  taskId: null,
  startedAt: `2026-11-20T${from}:00Z`,
  endedAt: to === null ? null : `2026-11-20T${to}:00Z`,
  zone: 'UTC',
  localDate: '2026-11-20',
  seconds: 3600,
  note: '',
  billable: true,
  tags: [],
  git: null,
  rate: { minor: 100, currency: 'EUR' },
  rateId: null,
  ownRate: false,
  timesheetId: null,
  overlaps: [],
  billedSeconds: null,
  warnings: [],
  ...more,
});

const groupsOf = (...entries: readonly TimeEntry[]) =>
  groupAdjoining(entries).map((group) => group.map(({ id }) => id));

describe('groupAdjoining', () => {
  it('joins what follows without a pause, whatever the order', () => {
    const [a, b, c] = [
      entry('a', '09:00', '10:00'),
      entry('b', '10:00', '11:00'),
      entry('c', '11:00', '12:00'),
    ];

    assert.deepEqual(groupsOf(c, a, b), [['a', 'b', 'c']]);
  });

  it('leaves what comes after a pause alone', () => {
    const groups = groupsOf(
      entry('a', '09:00', '10:00'),
      entry('b', '10:00', '11:00'),
      entry('c', '12:00', '13:00'),
    );

    assert.deepEqual(groups, [['a', 'b'], ['c']]);
  });

  it('joins nothing of two projects, or of two rates', () => {
    const a = entry('a', '09:00', '10:00');

    assert.deepEqual(groupsOf(a, entry('b', '10:00', '11:00', { projectId: 'web' })), [['a'], ['b']]);
    assert.deepEqual(groupsOf(a, entry('b', '10:00', '11:00', { rate: { minor: 200, currency: 'EUR' } })), [
      ['a'],
      ['b'],
    ]);
  });

  it('joins what is within another, and what follows the longer one', () => {
    const long = entry('a', '09:00', '12:00');

    assert.deepEqual(groupsOf(long, entry('b', '10:00', '11:00'), entry('c', '12:00', '13:00')), [
      ['a', 'b', 'c'],
    ]);
  });

  it('takes a timer that runs for the last', () => {
    assert.deepEqual(groupsOf(entry('b', '10:00', null), entry('a', '09:00', '10:00')), [['a', 'b']]);
  });
});
