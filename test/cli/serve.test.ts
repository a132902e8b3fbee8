import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { makeDataDirectory } from '../support/backend-process.ts';
import { cliEntry } from '../support/run-cli-process.ts';
import { waitFor } from '../support/wait-for.ts';

describe('vireo serve', () => {
  let directory: string;
  let remove: () => Promise<void>;

  beforeEach(async () => {
    ({ directory, remove } = await makeDataDirectory({ isEmpty: true }));
  });

  let served: ChildProcess | undefined;

  afterEach(async () => {
    served?.kill('SIGKILL');
    await remove();
  });

  const serve = async (): Promise<{
    child: ChildProcess;
    url: string;
    pid: number;
    token: string;
    version: string;
  }> => {
    const child = spawn(process.execPath, [cliEntry, 'serve', '--data', directory, '--port', '0', '--json'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    served = child;
    const line = await new Promise<string>((resolve) => createInterface(child.stdout).once('line', resolve));
    return { child, ...JSON.parse(line) };
  };
  const isUp = (url: string) =>
    fetch(`${url}/health`).then(
      () => true,
      () => false,
    );

  it('prints one line of JSON when ready, and drains on SIGTERM', async () => {
    const { child, url, token, pid, version } = await serve();
    const reply = await fetch(`${url}/api/v1/users/me`, { headers: { authorization: `Bearer ${token}` } });
    child.kill('SIGTERM');
    const code = await new Promise((resolve) => child.once('exit', resolve));

    assert.deepEqual([reply.status, code, typeof pid, version], [200, 0, 'number', '0.1.0']);
    assert.equal(await isUp(url), false);
  });

  it('takes the backend with it when it is killed', async () => {
    const { child, url } = await serve();

    child.kill('SIGKILL');

    await waitFor(async () => !(await isUp(url)), 'the backend to end');
  });
});
