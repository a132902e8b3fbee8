import assert from 'node:assert/strict';
import type { Week } from '../../../src/api-client/index.ts';
import { addDays } from '../../../src/domain/zones.ts';
import { toWeekContent } from './week-content.ts';

const monday = '2026-11-16';

/** An entry in Berlin, from and to such as `17T09:00`; without an end it runs. */
function entry(from: string, to?: string) {
  const at = (time: string) => new Date(`2026-11-${time}:00+01:00`).toISOString();
  const facts = { version: 1, zone: 'Europe/Berlin', seconds: 3_600, billedSeconds: null, lock: null };
  const text = { note: '', tags: [], billable: true };
  return { id: from, ...facts, ...text, startedAt: at(from), endedAt: to === undefined ? null : at(to) };
}

function weekOf(cells: Readonly<Record<number, readonly unknown[]>>, earlier: readonly unknown[] = []): Week {
  const dates = [0, 1, 2, 3, 4, 5, 6].map((day) => addDays(monday, day));
  const row = {
    projectId: 'p',
    projectName: 'P',
    clientId: 'c',
    clientName: 'C',
    taskId: null,
    taskName: null,
    isArchived: false,
    seconds: 0,
    billableSeconds: 0,
    billedSeconds: 0,
    nights: dates.map(() => 0),
    fromBefore: dates.map(() => 0),
    earlier,
    cells: dates.map((_, day) => cells[day] ?? []),
  };
  const days = dates.map((date) => ({
    date,
    seconds: 0,
    targetSeconds: 0,
    holiday: null,
    isDayOff: false,
    dayOffNote: '',
  }));
  const week = { weekStart: monday, year: 2026, week: 47, dayStart: '08:30', days, rows: [row], sheets: [] };
  const toInvoice = { billableSeconds: 0, amounts: [] };
  return { ...week, billableSeconds: 0, billedSeconds: 0, amounts: [], toInvoice } as unknown as Week;
}

describe('a week for the page', () => {
  const toContent = (week: Week, now = '2026-11-19T12:00:00Z') =>
    toWeekContent(week, {
      today: now.slice(0, 10),
      now: Date.parse(now),
      zone: 'Europe/Berlin',
      emptyRows: [],
      person: null,
      canUndo: false,
      canRedo: false,
      questions: [],
    });
  const nextStarts = (week: Week) => toContent(week).days.map(({ nextStart }) => nextStart);

  it('has what a day has of the night before, though as much of it lies on the next day', () => {
    const week = weekOf({ 0: [entry('16T22:00', '17T01:00')], 1: [entry('17T22:00', '18T01:00')] });
    const [row] = week.rows;
    assert.ok(row);
    const fromBefore: typeof row.nights = [0, 3_600, 3_600, 0, 0, 0, 0];
    const [shown] = toContent({ ...week, rows: [{ ...row, fromBefore }] }).rows;

    assert.deepEqual(shown?.fromBefore, fromBefore);
    assert.equal('fromBefore' in (toContent(week).rows[0] ?? {}), false);
  });

  it('says when a length begins on each day but today: after the last entry, or with the working day', () => {
    const week = weekOf({
      1: [entry('17T09:00', '17T11:30')],
      4: [entry('20T07:00', '20T08:00'), entry('20T22:00', '21T09:15')],
    });

    assert.deepEqual(nextStarts(week), ['8:30', '11:30', '8:30', null, null, '9:15', '8:30']);
  });

  it('knows what began on Sunday and reaches into Monday, and that a timer leaves gaps alone', () => {
    const week = weekOf({ 2: [entry('18T09:00')] }, [entry('15T23:00', '16T10:45')]);

    assert.deepEqual(nextStarts(week).slice(0, 4), ['10:45', '8:30', null, null]);
  });
});
