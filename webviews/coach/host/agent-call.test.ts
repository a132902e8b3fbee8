import assert from 'node:assert/strict';
import { listCallNames, readAgentCall } from './agent-call.ts';

describe('a message to an agent', () => {
  it('names it at the beginning, with the words of its task', () => {
    assert.deepEqual(readAgentCall('@dev Say hello.\nTwice.'), {
      agent: 'development',
      words: 'Say hello.\nTwice.',
    });
    assert.deepEqual(readAgentCall(' @Security '), { agent: 'security', words: '' });
    assert.deepEqual(readAgentCall('@two-words x'), { agent: 'two-words', words: 'x' });
  });

  it('is none that names it elsewhere, or names nobody', () => {
    for (const text of ['Ask @dev', '@', '@ dev', 'dev', '@1x', 'a@dev.example'])
      assert.equal(readAgentCall(text), undefined, text);
  });

  it('is completed with the names of all agents', () => {
    const agents = [
      { name: 'security', title: 'Security agent' },
      { name: 'development', title: 'Development agent' },
    ];

    assert.deepEqual(listCallNames(agents), [
      { name: 'dev', title: 'Development agent' },
      { name: 'security', title: 'Security agent' },
    ]);
  });
});
