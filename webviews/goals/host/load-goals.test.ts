import assert from 'node:assert/strict';
import type { Goal } from '../../../src/api-client/index.ts';
import { toContent } from './load-goals.ts';

const t = (text: string, ...values: (string | number)[]) =>
  text.replace(/\{(\d)\}/g, (_, at) => String(values[Number(at)] ?? ''));
const stamps = { version: 1, createdAt: '2026-11-03T10:00:00.000Z', updatedAt: '2026-11-03T10:00:00.000Z' };
const printing = { t: t, locale: 'en', names: new Map([['c1', 'Nordwind GmbH']]) };

const measured: NonNullable<Goal['measured']> = {
  measure: 'worked_time',
  direction: 'at_least',
  target: 144_000,
  currency: null,
  period: 'week',
  clientId: 'c1',
  projectId: null,
};
const progress: NonNullable<Goal['progress']> = {
  from: '2026-11-16',
  to: '2026-11-22',
  value: 57_600,
  state: 'on_track',
  expected: 57_600,
  passed: 57_600,
  whole: 144_000,
  by: 'working_time',
  leftOut: [],
  link: null,
};
const goal: Goal = {
  ...stamps,
  id: 'g1',
  title: 'Forty',
  state: 'active',
  startsOn: '2026-11-01',
  dueOn: null,
  measured,
  progress,
};
const none = { habits: [], checkIns: [], memories: [] };

describe('what fills the page Goals and Check-ins', () => {
  it('prints the figure, the rule, and how the pace was judged', () => {
    const { goals } = toContent({ ...none, goals: [goal] }, printing);

    assert.deepEqual(goals[0], {
      id: 'g1',
      title: 'Forty',
      state: 'active',
      due: '',
      value: '16:00',
      target: '40:00',
      share: 0.4,
      rule: 'Worked time, at least 40:00 each week · Nordwind GmbH',
      pace: 'on_track',
      computed: 'Nov 16, 2026 – Nov 22, 2026; 16:00 expected: 16:00 of 40:00 of working time are over',
    });
  });

  it('draws no bar for a limit, and says what was not counted', () => {
    const limit = {
      ...measured,
      measure: 'overdue',
      direction: 'at_most',
      target: 0,
      currency: 'EUR',
    } as const;
    const found: typeof progress = {
      ...progress,
      value: 119_000,
      expected: null,
      state: 'behind',
      leftOut: [{ minor: 5_000, currency: 'CHF' }],
    };

    const [row] = toContent(
      { ...none, goals: [{ ...goal, measured: limit, progress: found }] },
      printing,
    ).goals;

    assert.deepEqual(
      { share: row?.share, value: row?.value, pace: row?.pace },
      { share: null, value: '€1,190.00', pace: 'behind' },
    );
    assert.match(row?.computed ?? '', /not counted: CHF\s50\.00$/);
  });

  it('puts what is active first', () => {
    const { goals } = toContent(
      {
        ...none,
        goals: [
          { ...goal, id: 'g2', state: 'done', progress: null },
          { ...goal, id: 'g3', state: 'paused', progress: null },
          goal,
        ],
      },
      printing,
    );

    assert.deepEqual(
      goals.map(({ id }) => id),
      ['g1', 'g3', 'g2'],
    );
  });
});
