/** `vireo member` on a practice of one person. */
import assert from 'node:assert/strict';
import { type BackendProcess, makeDataDirectory, startBackend } from '../support/backend-process.ts';
import { runCli } from '../support/run-cli.ts';

describe('vireo member', () => {
  let directory: string;
  let remove: () => Promise<void>;
  let backend: BackendProcess;

  beforeEach(async () => {
    ({ directory, remove } = await makeDataDirectory());
    backend = await startBackend(directory);
  });
  afterEach(async () => {
    await backend.kill();
    await remove();
  });

  const vireo = (...args: string[]) => runCli([...args, '--data', directory]);

  it('sets, shows and removes the most that a person may approve', async () => {
    const { items } = JSON.parse((await vireo('member', 'list', '--json')).stdout);
    const { name } = items[0];
    const set = await vireo('member', 'limit', name, '5000.50', '--currency', 'eur');
    const listed = await vireo('member', 'list');
    const wrong = await vireo('member', 'limit', name, '5.000,50', '--currency', 'eur');
    const none = await vireo('member', 'limit', name, 'none');
    const after = JSON.parse((await vireo('member', 'list', '--json')).stdout);

    assert.equal(set.stdout, `${name} approves up to 5000.50 EUR at once.\n`, set.stderr);
    assert.match(listed.stdout, /org_admin +5000\.50 EUR/);
    assert.equal(wrong.code, 2);
    assert.match(none.stdout, /without a limit/);
    assert.equal(after.items[0].approvalLimit, null);
  });
});
