import assert from 'node:assert/strict';
import { findObjection, type ReminderNow, type WrittenReminder } from './find-objection.ts';

const eur = (minor: number) => ({ minor, currency: 'EUR' });
const written: WrittenReminder = { step: 2, deadline: '2026-12-07', open: 10_000, fee: 4_000, interest: 0 };
const claim = { open: eur(10_000), fee: eur(4_000), interest: null, toPay: eur(14_000) };
const now: ReminderNow = {
  plan: { kind: 'ready', step: 2 },
  claim: { ok: true, value: claim },
  today: '2026-11-23',
  isAllowed: true,
};
const objectTo = (change: Partial<ReminderNow>) => findObjection(written, { ...now, ...change });
/** Why it is dropped; empty where it is not. */
const objection = (change: Partial<ReminderNow>): string => {
  const found = objectTo(change);
  return found !== undefined && 'drop' in found ? found.drop : '';
};
const scheduled = (on: string, isDue = true) => ({ kind: 'scheduled', step: 2, on, isDue }) as const;

describe('a reminder that waits to be sent', () => {
  it('is sent while it holds', () => {
    assert.equal(objectTo({}), undefined);
  });

  it('waits for the next day on which it may leave, and is dropped where its deadline is too near by then', () => {
    assert.deepEqual(objectTo({ plan: scheduled('2026-11-24') }), { notBefore: '2026-11-24' });
    assert.deepEqual(objectTo({ plan: scheduled('2026-12-04', false) }), { notBefore: '2026-12-04' });
    assert.match(objection({ plan: scheduled('2026-12-07', false) }), /deadline.* 2026-12-07/);
    assert.match(objection({ plan: { ...scheduled('2026-11-24'), step: 3 } }), /Reminder 3 is next/);
  });

  it('is dropped where it was to leave by itself and no longer may', () => {
    assert.match(objection({ isAllowed: false }), /turned off/);
  });

  it('is dropped, with the reason, once the invoice is settled or paused', () => {
    assert.match(objection({ plan: { kind: 'nothing', reason: 'paid' } }), /is paid/);
    assert.match(objection({ plan: { kind: 'nothing', reason: 'wholly_credited' } }), /credited in full/);
    assert.match(objection({ plan: { kind: 'paused', reason: 'Disputed' } }), /paused: Disputed/);
  });

  it('is dropped where the sum, the fee or the interest that it names is another one', () => {
    const claimed = (change: object) => objection({ claim: { ok: true, value: { ...claim, ...change } } });

    assert.match(claimed({ open: eur(9_000) }), /open has changed/);
    assert.match(claimed({ fee: null }), /fee has changed/);
    assert.match(objection({ claim: { ok: false, error: { kind: 'no_law' } } }), /interest/);
  });

  it('is dropped where a later step is next, or its deadline is near', () => {
    assert.match(objection({ plan: { kind: 'ready', step: 3 } }), /Reminder 3 is next/);
    assert.match(objection({ today: '2026-12-05' }), /deadline/);
    assert.equal(objection({ today: '2026-12-04' }), '');
  });
});
