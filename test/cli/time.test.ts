/** `vireo serve` and `vireo time` as scripts and people use them: real processes, one backend. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type BackendProcess, makeDataDirectory, startBackend } from '../support/backend-process.ts';
import { cliEntry, runCli } from '../support/run-cli.ts';
import { waitFor } from '../support/wait-for.ts';

describe('vireo time', () => {
  let directory: string;
  let remove: () => Promise<void>;
  let backend: BackendProcess;

  before(async () => {
    ({ directory, remove } = await makeDataDirectory());
    backend = await startBackend(directory);
    const { body: client } = await backend.ask('POST', '/clients', {
      name: 'Nordwind GmbH',
      currency: 'EUR',
    });
    for (const name of ['API rewrite', 'Support']) {
      await backend.ask('POST', '/projects', {
        name,
        clientId: client.id,
        hourlyRate: { minor: 11_000, currency: 'EUR' },
      });
    }
  });

  after(async () => {
    await backend.kill();
    await remove();
  });

  const time = (...args: string[]) => runCli(['time', ...args, '--data', directory]);

  it('starts by project name, tells what runs, switches and stops', async () => {
    const started = await time('start', '--project', 'api rewrite', '--note', 'Import pipeline', '--json');
    const status = await time('status', '--json');
    const switched = await time('switch', '--project', 'Nordwind GmbH/Support', '--json');
    const stopped = await time('stop', '--note', 'Answered', '--json');
    const idle = await time('status');

    const entry = JSON.parse(started.stdout);
    assert.deepEqual(
      [started.code, entry.note, entry.endedAt, entry.zone],
      [0, 'Import pipeline', null, 'Europe/Berlin'],
    );
    assert.deepEqual([status.code, JSON.parse(status.stdout).entry.id], [0, entry.id]);
    assert.notEqual(JSON.parse(switched.stdout).id, entry.id);
    assert.deepEqual([stopped.code, JSON.parse(stopped.stdout).note], [0, 'Answered']);
    assert.deepEqual([idle.code, idle.stdout.split('\n')[0]], [1, 'No timer is running.']);
  });

  it('sends the git facts of the folder it is called in', async () => {
    const { stdout } = await runCli(
      ['time', 'start', '--project', 'Support', '--json', '--data', directory],
      { cwd: import.meta.dirname },
    );
    await time('stop');

    assert.match(JSON.parse(stdout).git.head, /^[0-9a-f]{40}$/);
  });

  it('adds an entry by wall-clock times, and lists it as a person reads it', async () => {
    const added = await time(
      'add',
      '--project',
      'Support',
      '--date',
      '2026-11-16',
      '--from',
      '9:00',
      '--to',
      '11:15',
      '--note',
      'On-call',
      '--json',
    );
    const list = await time('list', '--from', '2026-11-16', '--to', '2026-11-16');

    assert.deepEqual([added.code, JSON.parse(added.stdout).startedAt], [0, '2026-11-16T08:00:00.000Z']);
    assert.equal(list.stdout, '2026-11-16 09:00–11:15    2:15  Nordwind GmbH / Support  On-call\n');
  });

  it('ends with 2 and one sentence when something is refused or unknown', async () => {
    const unknown = await time('start', '--project', 'Nonsuch');
    const reversed = await time('add', '--project', 'Support', '--from', '11:00', '--to', '9:00');
    const usage = await time('start');

    assert.deepEqual([unknown.code, unknown.stdout], [2, '']);
    assert.match(
      unknown.stderr,
      /There is no project "Nonsuch": Nordwind GmbH \/ API rewrite, Nordwind GmbH \/ Support\./,
    );
    assert.deepEqual([reversed.code, reversed.stderr], [2, 'vireo: endedAt: must be later than startedAt\n']);
    assert.deepEqual([usage.code, usage.stdout], [2, '']);
  });

  it('talks to a named server with its token, and refuses one without', async () => {
    const named = await runCli(['time', 'list', '--server', backend.url, '--token', backend.token, '--json']);
    const tokenless = await runCli(['time', 'list', '--server', backend.url], {
      env: { VIREO_TOKEN: undefined },
    });

    assert.deepEqual([named.code, typeof JSON.parse(named.stdout).items], [0, 'object']);
    assert.equal(tokenless.code, 2);
  });
});

describe('vireo serve', () => {
  let directory: string;
  let remove: () => Promise<void>;

  beforeEach(async () => {
    ({ directory, remove } = await makeDataDirectory());
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
