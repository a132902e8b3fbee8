import assert from 'node:assert/strict';
import { findLeaving } from './leaving.ts';
import type { Detail, RemindersContent } from './messages.ts';

const at = '2026-11-30T08:00:00.000Z';
const plan: Detail['plan'] = {
  ...{ state: 'ready', step: 1, steps: 3, on: null, because: null, pausedBecause: null },
  ...{ bySelf: true, asksDebtor: false },
};
const detail = { plan, leavesAt: at, recipient: { name: 'Ina Holt', email: 'ina@nordwind.example' } };
const mail: RemindersContent['mail'] = { isSetUp: true, waiting: 0, rest: null };

describe('when a reminder leaves', () => {
  it('is promised only where it leaves by itself', () => {
    assert.deepEqual(findLeaving(detail, mail), { how: 'bySelf', at });
    assert.deepEqual(findLeaving({ ...detail, leavesAt: null }, mail), { how: 'bySelf', at: undefined });
  });

  it('waits for a click where the rule asks first, and until the client is known', () => {
    for (const change of [{ bySelf: false }, { asksDebtor: true }]) {
      const asks = { ...detail, plan: { ...plan, ...change } };
      assert.deepEqual(findLeaving(asks, mail), { how: 'onClick', at });
    }
  });

  it('waits for an account, and for mail that rests', () => {
    const rest = { sentence: 'This is a demo.', canRelease: false };

    assert.deepEqual(findLeaving(detail, { ...mail, isSetUp: false }), { how: 'needsAccount' });
    assert.deepEqual(findLeaving(detail, { ...mail, rest }), { how: 'rests' });
  });

  it('is a day where it is not due, and nothing without an address', () => {
    const later = { ...plan, state: 'scheduled', on: '2026-12-14', bySelf: false } as const;

    assert.deepEqual(findLeaving({ ...detail, plan: later, leavesAt: null }, mail), {
      how: 'notYet',
      on: '2026-12-14',
    });
    assert.equal(findLeaving({ ...detail, recipient: { name: '', email: null } }, mail), undefined);
  });
});
