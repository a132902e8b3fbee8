/** `vireo` as a process: its exit codes and streams, and two commands at once. What commands do is tested without one. */
import assert from 'node:assert/strict';
import { findRunning } from '../../../src/connection/index.ts';
import { productVersion } from '../../../src/contract/version.ts';
import { type BackendProcess, makeDataDirectory, startBackend } from '../../support/backend-process.ts';
import { runCliProcess } from '../../support/run-cli-process.ts';

describe('vireo, as a process', () => {
  let directory: string;
  let remove: () => Promise<void>;
  let backend: BackendProcess;

  before(async () => {
    ({ directory, remove } = await makeDataDirectory({ isEmpty: true }));
    backend = await startBackend(directory);
    await backend.ask('POST', '/clients', { name: 'Nordwind GmbH', currency: 'EUR' });
  });

  after(async () => {
    await backend.kill();
    const running = await findRunning(directory);
    if (running) process.kill(running.pid, 'SIGKILL');
    await remove();
  });

  const vireo = (...args: string[]) => runCliProcess([...args, '--data', directory]);

  it('exits with 0 when it is done, with the result on standard output alone', async () => {
    const version = await runCliProcess(['--version']);
    const rules = await vireo('time', 'rules');
    const clients = await vireo('client', 'list');

    assert.deepEqual(version, { code: 0, stdout: `${productVersion}\n`, stderr: '' });
    assert.deepEqual({ code: rules.code, stderr: rules.stderr }, { code: 0, stderr: '' });
    assert.deepEqual({ code: clients.code, stderr: clients.stderr }, { code: 0, stderr: '' });
    assert.match(clients.stdout, /Nordwind GmbH/);
  });

  it('exits with 1 when the answer is no', async () => {
    const { code, stdout } = await vireo('time', 'status');

    assert.deepEqual([code, stdout.split('\n')[0]], [1, 'No timer is running.']);
  });

  it('exits with 2 for wrong usage and for what is refused, with a sentence on standard error alone', async () => {
    const usage = await runCliProcess(['nonsense']);
    const time = await vireo('time', 'start', '--project', 'Nonsuch');
    const client = await vireo('client', 'show', 'Nonsuch');

    for (const { code, stdout, stderr } of [usage, time, client]) {
      assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
      assert.match(stderr, /^\S.*\n/);
      assert.doesNotMatch(stderr, /^ {4}at /m);
    }
  });

  it('starts one backend when two commands need one at the same time', async () => {
    await backend.stop();

    const both = await Promise.all([vireo('client', 'list'), vireo('time', 'list')]);
    const running = await findRunning(directory);
    const again = await vireo('client', 'list');

    assert.deepEqual(
      both.map(({ code, stderr }) => [code, stderr]),
      [
        [0, ''],
        [0, ''],
      ],
    );
    assert.notEqual(running, undefined);
    assert.deepEqual(
      { code: again.code, pid: (await findRunning(directory))?.pid },
      { code: 0, pid: running?.pid },
    );
  });
});
