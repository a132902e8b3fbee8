import assert from 'node:assert/strict';
import type { RateDraft } from '../messages.ts';
import { readAmount, toRequest } from './rate-request.ts';

const draft: RateDraft = {
  projectId: 'p',
  scope: 'project',
  scopeId: 'p',
  actorId: '',
  from: '',
  amount: '110',
  source: ' SOW 7 ',
};

describe('a rate as it was typed', () => {
  for (const [text, minor] of [
    ['110', 11_000],
    ['110.50', 11_050],
    ['110,50', 11_050],
    ['€ 110,5', 11_050],
    ['110 EUR', 11_000],
    ['', undefined],
    ['much', undefined],
    ['-5', undefined],
    ['1.105', undefined],
  ] as const) {
    it(`takes "${text}" for ${minor ?? 'no amount'}`, () => {
      assert.equal(readAmount(text, 'EUR')?.minor, minor);
    });
  }

  it('is a new one for everyone, or a change of the one that was seen', () => {
    const at = { id: 'new', currency: 'EUR' };
    const amount = { minor: 11_000, currency: 'EUR' };
    const said = { amount, source: 'SOW 7' };

    assert.deepEqual(toRequest(draft, at), {
      act: 'add',
      rate: { id: 'new', scope: 'project', scopeId: 'p', actorId: null, ...said },
    });
    assert.deepEqual(toRequest({ ...draft, rateId: 'r', version: 3, from: '2026-11-01' }, at), {
      act: 'change',
      id: 'r',
      version: 3,
      rate: { ...said, validFrom: '2026-11-01' },
    });
  });
});
