import assert from 'node:assert/strict';
import { describeWaiting, findNextStep, type WaitingTime } from './waiting-time.ts';

const words = (text: string, ...values: readonly unknown[]) =>
  text.replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)]));

function waiting(change: Partial<WaitingTime>, ...mondays: readonly string[]): WaitingTime {
  const weeks = mondays.map((weekStart) => ({
    weekStart,
    timesheetId: null,
    userId: 'me',
    userName: 'Robin Hale',
    seconds: 14_400,
  }));
  return { clientId: 'c1', waitsFor: 'submission', seconds: 14_400, weeks, ...change };
}

describe('time that waits for an invoice', () => {
  it('says what it waits for', () => {
    const told = (['submission', 'approval', 'correction'] as const).map((waitsFor) =>
      describeWaiting(waiting({ waitsFor }), words),
    );

    assert.deepEqual(told, ['4:00 not submitted', '4:00 submitted, not approved', '4:00 rejected']);
  });

  it('leads to the week, to several, or to the timesheets that wait for approval', () => {
    const approval = waiting({ waitsFor: 'approval' }, '2026-11-16');

    assert.deepEqual(findNextStep(waiting({}, '2026-11-16'), 'me'), {
      does: 'submit',
      weekStart: '2026-11-16',
    });
    assert.deepEqual(findNextStep(waiting({}, '2026-11-16', '2026-11-09'), 'me'), { does: 'submitSeveral' });
    assert.deepEqual(
      findNextStep(
        { ...approval, weeks: approval.weeks.map((week) => ({ ...week, timesheetId: 's1' })) },
        'me',
      ),
      { does: 'approve', timesheetIds: ['s1'] },
    );
  });

  it('names whose weeks they are where nobody else can submit them', () => {
    assert.deepEqual(findNextStep(waiting({}, '2026-11-16'), 'you'), {
      does: 'wait',
      people: ['Robin Hale'],
    });
  });
});
