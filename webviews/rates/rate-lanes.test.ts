import assert from 'node:assert/strict';
import type { RateRow, RatesContent } from './messages.ts';
import { spanRates, stateOf, toLanes } from './rate-lanes.ts';

function rate(id: string, change: Partial<RateRow>): RateRow {
  return {
    id,
    version: 1,
    scope: 'project',
    scopeId: 'p',
    actorId: null,
    amount: { minor: 11_000, currency: 'EUR' },
    validFrom: '1900-01-01',
    source: '',
    ...change,
  };
}

const rates = [
  rate('old', {}),
  rate('now', { validFrom: '2026-07-01' }),
  rate('later', { validFrom: '2027-01-01' }),
  rate('client', { scope: 'client', scopeId: 'c' }),
  rate('mia', { actorId: 'mia', validFrom: '2026-10-05' }),
  rate('on-call', { scope: 'task', scopeId: 't', validFrom: '2026-09-01' }),
];

const content: RatesContent = {
  type: 'content',
  today: '2026-11-22',
  practice: { id: 'o', name: 'Hale Software' },
  projects: [{ id: 'p', name: 'Orders', clientId: 'c', clientName: 'Nordwind', currency: 'EUR' }],
  people: [{ id: 'mia', name: 'Mia Lund', deactivatedAt: null }],
  projectId: 'p',
  tasks: [{ id: 't', name: 'On-call' }],
  rates,
  missing: [],
};

const nobody = { actorId: '', taskId: '' };

describe('rates on the page', () => {
  it('stand most specific first, with what holds now and what does not', () => {
    const told = spanRates(rates).map((one) => [one.rate.id, one.before, stateOf(content, one, nobody)]);

    assert.deepEqual(told, [
      ['on-call', undefined, 'task'],
      ['mia', undefined, 'personal'],
      ['later', undefined, 'later'],
      ['now', '2027-01-01', 'wins'],
      ['old', '2026-07-01', 'ended'],
      ['client', undefined, 'overridden'],
    ]);
  });

  it('have a lane a kind in the year of today', () => {
    const lanes = toLanes(content, { actorId: 'mia', taskId: '' });
    const shown = lanes.map(({ pieces }) =>
      pieces.map(({ rate: { id }, from, to, isWinner }) => [
        id,
        Math.round(from * 365),
        Math.round(to * 365),
        isWinner,
      ]),
    );

    assert.deepEqual(shown, [
      [['on-call', 243, 365, false]],
      [['mia', 277, 365, true]],
      [
        ['now', 181, 365, true],
        ['old', 0, 181, true],
      ],
      [['client', 0, 365, false]],
    ]);
  });
});
