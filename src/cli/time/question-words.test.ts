import assert from 'node:assert/strict';
import type { TimerQuestion } from '../../api-client/index.ts';
import { describeQuestion } from './question-words.ts';

const question: TimerQuestion = {
  id: '0199c0de-0000-7000-8000-000000000001',
  kind: 'idle',
  entryId: '0199c0de-0000-7000-8000-000000000002',
  from: '2026-11-20T09:20:00Z',
  to: '2026-11-20T09:50:00Z',
  seconds: 1800,
  answers: ['keep', 'discard', 'split'],
};
const place = { zone: 'Europe/Berlin', nowMs: Date.parse('2026-11-20T10:00:00Z'), name: 'Acme · API' };

describe('describeQuestion', () => {
  it('says what happened, and which answers there are', () => {
    assert.equal(
      describeQuestion(question, place),
      'You were away for 0:30 (10:20 to 10:50) while the timer ran on Acme · API: vireo time answer keep|discard|split 00000001',
    );
  });

  it('says the day of what was not today', () => {
    const nowMs = Date.parse('2026-11-21T10:00:00Z');

    assert.match(describeQuestion(question, { ...place, nowMs }), /\(2026-11-20 10:20 to 2026-11-20 10:50\)/);
  });
});
