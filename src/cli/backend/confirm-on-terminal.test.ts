import assert from 'node:assert/strict';
import { confirmOnTerminal } from './confirm-on-terminal.ts';

describe('confirming on a terminal', () => {
  const posted: string[] = [];
  const post = async (password: string) => void posted.push(password);
  beforeEach(() => posted.splice(0));

  it('posts what was typed', async () => {
    assert.equal(await confirmOnTerminal({ askSecret: async () => 'right' })(post), true);
    assert.deepEqual(posted, ['right']);
  });

  it('says what to do where there is no terminal', async () => {
    await assert.rejects(confirmOnTerminal({})(post), { code: 'failure', message: /Run it in a terminal/ });
    assert.deepEqual(posted, []);
  });

  it('does nothing where nothing was typed', async () => {
    await assert.rejects(confirmOnTerminal({ askSecret: async () => '' })(post), /nothing was done/);
    assert.deepEqual(posted, []);
  });
});
