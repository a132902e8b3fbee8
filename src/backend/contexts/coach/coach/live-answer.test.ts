import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { LiveAnswer } from './live-answer.ts';

const ids = { messageId: 'm', answerId: 'a' };
const call = { callId: 'c', tool: 'read_file', input: { path: 'a.ts' } };
const result = { callId: 'c', output: 'text', isError: false };
const ignore = (): void => undefined;

describe('a call to the window that asked', () => {
  it('fails once the window has gone for good, and so does the next one', async () => {
    const answer = new LiveAnswer(ids, 'a', 5);
    answer.listen(ignore, { clientId: 'b' });
    const letGo = answer.listen(ignore, { clientId: 'a' });
    const asked = answer.call(call);
    letGo();

    assert.deepEqual(await asked, { ...result, output: 'The window that asked has gone.', isError: true });
    assert.equal((await answer.call(call))?.isError, true);
  });

  it('waits for a window that comes back', async () => {
    const answer = new LiveAnswer(ids, 'a', 20);
    const letGo = answer.listen(ignore, { clientId: 'a' });
    const asked = answer.call(call);
    letGo();
    answer.listen(ignore, { clientId: 'a' });
    await new Promise((resolve) => setTimeout(resolve, 60));
    answer.takeResult(result, 'a');

    assert.deepEqual(await asked, result);
  });
});

describe('an answer that is over, before it is kept', () => {
  it('gives its end to whoever asks for more than there is', () => {
    const answer = new LiveAnswer({ messageId: 'm', answerId: 'a' });
    answer.fail({ code: 'coach_failed', message: 'The answer could not be made.' });

    for (const offset of [0, 99]) {
      const heard: string[] = [];
      answer.listen((frame) => heard.push(frame.type), { offset })();
      assert.deepEqual(heard, ['failed'], `${offset}`);
    }
  });
});
