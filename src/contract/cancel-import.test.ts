import assert from 'node:assert/strict';
import { type CancelAnswer, cancelUntilEnded, toCancelAnswer } from './cancel-import.ts';

async function cancelWith(answers: readonly CancelAnswer[]) {
  let asked = 0;
  const outcome = await cancelUntilEnded({
    cancel: async () => answers[asked++] ?? answers.at(-1) ?? 'none',
    wait: async () => undefined,
  });
  return { outcome, asked };
}

describe('cancelUntilEnded', () => {
  it('cancels again what arrives only after it was asked for the first time', async () => {
    const { outcome, asked } = await cancelWith(['unknown', 'unknown', 'under way', 'unknown']);

    assert.equal(outcome, 'gone');
    assert.ok(asked > 4);
  });

  it('says that it was kept where it was faster', async () => {
    assert.equal((await cancelWith(['under way', 'done'])).outcome, 'kept');
  });

  it('is unsure where the records do not answer', async () => {
    assert.equal((await cancelWith(['none'])).outcome, 'unsure');
  });
});

describe('toCancelAnswer', () => {
  it('knows what the refusals of a cancel mean', () => {
    const codes = [undefined, 'not_found', 'state_forbids', 'unreachable'];

    assert.deepEqual(codes.map(toCancelAnswer), ['under way', 'unknown', 'done', 'none']);
  });
});
