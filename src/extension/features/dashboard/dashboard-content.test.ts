import assert from 'node:assert/strict';
import { type AssessedProject, toContent } from './dashboard-content.ts';

const dashboard = {
  today: '2026-11-20',
  month: '2026-11',
  currency: 'EUR',
  unbilled: null,
  hours: null,
  invoiced: null,
  open: null,
};

function day(date: string, score: number | null) {
  return { date, score, parts: [], assessedAt: `${date}T10:00:00Z`, runs: 1 };
}

function project(name: string, change: Partial<AssessedProject>): AssessedProject {
  return { project: { id: name, name }, score: 0.8, history: [], counts: [], ...change };
}

const rowsOf = (...assessed: AssessedProject[]) => toContent(dashboard, assessed, '2026-10-21').health;

describe('the content of the dashboard', () => {
  it('puts the worst project first', () => {
    const names = rowsOf(project('good', {}), project('bad', { score: 0.3 })).map(({ name }) => name);

    assert.deepEqual(names, ['bad', 'good']);
  });

  it('compares with the last value before the thirty days', () => {
    const history = [day('2026-10-01', 0.5), day('2026-10-20', 0.6), day('2026-11-19', 0.8)];

    assert.equal(rowsOf(project('p', { history }))[0]?.change?.toFixed(2), '0.20');
  });

  it('compares a younger project with its first value, and one that was assessed once with nothing', () => {
    const young = [day('2026-11-10', 0.9), day('2026-11-19', 0.8)];

    assert.equal(rowsOf(project('p', { history: young }))[0]?.change?.toFixed(2), '-0.10');
    assert.equal(rowsOf(project('p', { history: [day('2026-11-19', 0.8)] }))[0]?.change, undefined);
    assert.equal(rowsOf(project('p', { history: [day('2026-10-01', null)] }))[0]?.change, undefined);
  });

  it('counts critical and high findings as severe', () => {
    const counts = [
      { value: 'critical', count: 1 },
      { value: 'high', count: 2 },
      { value: 'low', count: 4 },
    ];

    const [row] = rowsOf(project('p', { counts }));

    assert.deepEqual([row?.severe, row?.total], [3, 7]);
  });
});
