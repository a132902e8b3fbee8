import assert from 'node:assert/strict';
import { inEnglish as t } from '../../../pages/words.ts';
import { describeWaiting, questionKey } from './waiting-notice.ts';

const waiting = { agent: 'Development agent', project: 'Orders service', title: 'Review the changes' };
const question = { step: 'decide', title: '', text: '', payload: {}, expiresAt: null };

describe('what waits', () => {
  it('is told with who waits, and for what; several together by their number', () => {
    assert.equal(
      describeWaiting([waiting], t),
      'Development agent on Orders service waits for you: Review the changes',
    );
    assert.equal(describeWaiting([waiting, waiting], t), '2 requests of agents wait for you');
  });

  it('is another one for each question of a request', () => {
    const keys = [
      questionKey({ id: 'r', question }),
      questionKey({ id: 'r', question: { ...question, step: 'allow' } }),
      questionKey({ id: 'r', question: { ...question, id: 'q2' } }),
    ];

    assert.equal(new Set(keys).size, 3);
  });
});
