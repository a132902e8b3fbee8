import assert from 'node:assert/strict';
import fc from 'fast-check';
import { drawTimeline, findRateSlowly } from '../testing/rate-timelines.ts';
import { createRateBook, findRate, type Rate, type RatedWork } from './rate.ts';

const work: RatedWork = {
  taskId: 'oncall',
  projectId: 'orders',
  clientId: 'nordwind',
  organizationId: 'practice',
  actorId: 'mia',
  date: '2026-11-15',
  currency: 'EUR',
};

function rate(id: string, change: Partial<Rate>): Rate {
  const amount = { minor: 10_000, currency: 'EUR' };
  const key = { scope: 'project', scopeId: 'orders', actorId: null } as const;
  return { id, ...key, amount, validFrom: '2026-01-01', ...change };
}

const winner = (rates: readonly Rate[], change: Partial<RatedWork> = {}) =>
  findRate(createRateBook(rates), { ...work, ...change })?.id;

describe('the rate of an hour', () => {
  it('is that of the most specific scope, in it the own one, in that the latest that holds', () => {
    const rates = [
      rate('practice', { scope: 'organization', scopeId: 'practice' }),
      rate('client of mia', { scope: 'client', scopeId: 'nordwind', actorId: 'mia' }),
      rate('project', {}),
      rate('project later', { validFrom: '2026-11-15' }),
      rate('project too late', { validFrom: '2026-11-16' }),
      rate('project of mia', { actorId: 'mia', validFrom: '2026-11-10' }),
      rate('task', { scope: 'task', scopeId: 'oncall', validFrom: '2026-12-01' }),
    ];

    assert.equal(winner(rates), 'project of mia');
    assert.equal(winner(rates, { actorId: 'robin' }), 'project later');
    assert.equal(winner(rates, { date: '2026-11-09' }), 'project');
    assert.equal(winner(rates, { date: '2026-12-01' }), 'task');
    assert.equal(winner(rates, { projectId: 'other' }), 'client of mia');
    assert.equal(winner(rates, { projectId: 'other', clientId: 'other' }), 'practice');
    assert.equal(winner(rates, { date: '2025-12-31' }), undefined);
  });

  it('is in the currency of the client', () => {
    const rates = [
      rate('dollars', {
        scope: 'organization',
        scopeId: 'practice',
        amount: { minor: 1, currency: 'USD' },
        validFrom: '2026-06-01',
      }),
      rate('euros', { scope: 'organization', scopeId: 'practice' }),
    ];

    assert.deepEqual([winner(rates), winner(rates, { currency: 'USD' })], ['euros', 'dollars']);
  });

  it('is what brute force finds, for random timelines', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { rates, works } = drawTimeline(seed);
        const book = createRateBook(rates);
        for (const one of works) assert.equal(findRate(book, one)?.id, findRateSlowly(rates, one)?.id);
      }),
      { numRuns: 200 },
    );
  });
});
