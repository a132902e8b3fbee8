import assert from 'node:assert/strict';
import { type AssessedProject, toContent } from './dashboard-content.ts';

const dashboard = {
  today: '2026-11-20',
  month: '2026-11',
  currency: 'EUR',
  ofWhom: null,
  unbilled: null,
  hours: null,
  budgets: null,
  targets: null,
  invoiced: null,
  open: null,
};

const none = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };

function project(name: string, change: Partial<AssessedProject>): AssessedProject {
  return { project: { id: name, name }, score: 0.8, scoreBefore: null, findings: none, ...change };
}

const rowsOf = (...assessed: AssessedProject[]) => toContent(dashboard, assessed).health;

describe('the content of the dashboard', () => {
  it('puts the worst project first', () => {
    const names = rowsOf(project('good', {}), project('bad', { score: 0.3 })).map(({ name }) => name);

    assert.deepEqual(names, ['bad', 'good']);
  });

  it('tells how much it has changed, and nothing where there is nothing to compare with', () => {
    const rows = rowsOf(project('p', { scoreBefore: 0.6 }), project('q', {}));

    assert.deepEqual(
      rows.map(({ change }) => change?.toFixed(2)),
      ['0.20', undefined],
    );
  });

  it('counts critical and high findings as severe', () => {
    const [row] = rowsOf(project('p', { findings: { ...none, critical: 1, high: 2, low: 4 } }));

    assert.deepEqual({ severe: row?.severe, total: row?.total }, { severe: 3, total: 7 });
  });
});
