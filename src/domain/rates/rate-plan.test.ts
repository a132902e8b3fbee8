import assert from 'node:assert/strict';
import { exactTime } from '../rounding.ts';
import { createRateBook, type Rate } from './rate.ts';
import { planRates, type RatedEntry, valuePlan } from './rate-plan.ts';

const key = { scope: 'project', scopeId: 'orders', actorId: null } as const;
const old: Rate = { id: 'old', ...key, amount: { minor: 11_000, currency: 'EUR' }, validFrom: '1900-01-01' };
const next: Rate = { ...old, id: 'new', amount: { minor: 12_500, currency: 'EUR' }, validFrom: '2026-10-26' };

function entry(id: string, change: Partial<RatedEntry> & { readonly date: string }): RatedEntry {
  return {
    id,
    projectId: 'orders',
    projectName: 'Orders service',
    note: '',
    seconds: 3600,
    hourlyRate: old.amount,
    billable: true,
    rateId: 'old',
    isOwn: false,
    stage: 'open',
    isClosed: false,
    work: {
      taskId: null,
      projectId: 'orders',
      clientId: 'nordwind',
      organizationId: 'practice',
      actorId: 'robin',
      date: change.date,
      currency: 'EUR',
    },
    ...change,
  };
}

const day = '2026-11-02';

describe('a change of rates', () => {
  it('reaches open time in its span, and names what it leaves', () => {
    const entries = [
      entry('before', { date: '2026-10-25' }),
      entry('open', { date: day }),
      entry('submitted', { date: day, stage: 'submitted' }),
      entry('approved', { date: day, stage: 'approved' }),
      entry('drafted', { date: day, stage: 'drafted' }),
      entry('typed', { date: day, isOwn: true, rateId: null, hourlyRate: { minor: 9_000, currency: 'EUR' } }),
      entry('closed', { date: day, isClosed: true }),
      entry('unbillable', { date: day, billable: false }),
    ];

    const plan = planRates(entries, {
      key,
      before: createRateBook([old]),
      after: createRateBook([old, next]),
    });
    const effect = valuePlan(plan, () => exactTime);

    assert.deepEqual(
      plan.changes.map(({ entry: { id }, rateId }) => [id, rateId]),
      [
        ['open', 'new'],
        ['unbillable', 'new'],
      ],
    );
    assert.deepEqual(
      [effect.before, effect.after].map(({ entries: count, seconds, amounts }) => [count, seconds, amounts]),
      [
        [1, 3600, [{ minor: 11_000, currency: 'EUR' }]],
        [1, 3600, [{ minor: 12_500, currency: 'EUR' }]],
      ],
    );
    assert.deepEqual(
      effect.left.map(({ reason, value }) => [reason, value.amounts[0]?.minor]),
      [
        ['submitted', 11_000],
        ['approved', 11_000],
        ['drafted', 11_000],
        ['own', 9_000],
        ['closed', 11_000],
      ],
    );
  });

  it('gives time without a rate one until an invoice holds it', () => {
    const nothing = { rateId: null, hourlyRate: { minor: 0, currency: 'EUR' } } as const;
    const stages = ['open', 'submitted', 'approved', 'drafted', 'invoiced'] as const;
    const entries = stages.map((stage) => entry(stage, { date: day, stage, ...nothing }));

    const plan = planRates(entries, { key, before: createRateBook([]), after: createRateBook([old]) });

    assert.deepEqual(
      { changes: plan.changes.map(({ entry: { id } }) => id), left: plan.left.map(({ reason }) => reason) },
      { changes: ['open', 'submitted', 'approved'], left: ['drafted', 'invoiced'] },
    );
  });

  it('leaves time alone that a more specific rate has', () => {
    const task: Rate = { ...old, id: 'task', scope: 'task', scopeId: 'oncall' };
    const onTask = entry('task', { date: day, rateId: 'task' });
    const entries = [{ ...onTask, work: { ...onTask.work, taskId: 'oncall' } }];

    const plan = planRates(entries, {
      key,
      before: createRateBook([old, task]),
      after: createRateBook([old, task, next]),
    });

    assert.deepEqual(
      { changes: plan.changes, left: plan.left.map(({ reason }) => reason) },
      { changes: [], left: ['specific'] },
    );
  });
});
