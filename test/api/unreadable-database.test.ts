/** A database that cannot be used: nothing is served, and nothing is made, before the user has answered. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  answerStartEmpty,
  type ConnectOptions,
  connectBackend,
  reachBackend,
} from '../../src/connection/index.ts';
import { practiceFileName } from '../../src/contract/practice-file.ts';
import { startEmptyPath } from '../../src/contract/unreadable-database.ts';
import { productVersion } from '../../src/contract/version.ts';
import { backendEntry, exitOf, makeDataDirectory, startBackend } from '../support/backend-process.ts';
import { cliEntry, runCliProcess } from '../support/run-cli-process.ts';

const damaged = 'minutes of the meeting\n'.repeat(500);

describe('a database that was set aside', () => {
  let directory: string;
  let file: string;
  let remove: () => Promise<void>;
  const children: ChildProcess[] = [];
  const pids: number[] = [];

  beforeEach(async () => {
    ({ directory, remove } = await makeDataDirectory({ isEmpty: true }));
    file = path.join(directory, practiceFileName);
    await writeFile(file, damaged);
  });

  afterEach(async () => {
    for (const child of children.splice(0)) {
      child.kill('SIGKILL');
      await exitOf(child);
    }
    for (const pid of pids.splice(0)) process.kill(pid, 'SIGKILL');
    await remove();
  });

  const start = async () => {
    const backend = await startBackend(directory);
    children.push(backend.child);
    return backend;
  };
  const connectOptions = (): ConnectOptions => ({
    dataDirectory: directory,
    backendEntry,
    nodePath: process.execPath,
    version: productVersion,
  });

  it('is told in the ready line, by /health and by every route, also after a crash', async () => {
    const first = await start();
    await first.kill();
    const backend = await start();

    const health = await backend.ask('GET', '/health');
    const read = await backend.ask('GET', '/invoices');
    const write = await backend.ask('POST', '/clients', { name: 'Nordwind GmbH', currency: 'EUR' });
    const ready = await fetch(`${backend.url}/ready`);
    const withoutToken = await fetch(`${backend.url}/api/v1/invoices`);

    assert.ok(backend.setAside?.reason);
    assert.deepEqual(first.setAside, backend.setAside);
    assert.equal(await readFile(backend.setAside.path, 'utf8'), damaged);
    assert.deepEqual(health.body.setAside, backend.setAside);
    assert.deepEqual(
      { read: read.status, write: write.status, ready: ready.status, withoutToken: withoutToken.status },
      { read: 503, write: 503, ready: 503, withoutToken: 401 },
    );
    assert.deepEqual(read.body.error.code, 'store_set_aside');
    assert.deepEqual(read.body.error.setAside, backend.setAside);
    assert.equal((await readdir(directory)).includes(practiceFileName), false);
  });

  it('makes place for an empty one at the answer, at the same address and for good', async () => {
    const backend = await start();

    const answered = await backend.ask('POST', startEmptyPath);
    await answerStartEmpty(connectOptions());
    const again = await backend.ask('POST', startEmptyPath);
    const made = await backend.ask('POST', '/clients', { name: 'Nordwind GmbH', currency: 'EUR' });
    await backend.stop();
    const next = await start();

    assert.deepEqual(
      { status: answered.status, state: answered.body.state },
      { status: 200, state: 'opening' },
    );
    assert.deepEqual({ status: again.status, state: again.body.state }, { status: 200, state: 'ready' });
    assert.equal(made.status, 201);
    assert.equal(next.setAside, undefined);
    assert.equal((await next.ask('GET', `/clients/${made.body.id}`)).status, 200);
    assert.equal(await readFile(backend.setAside?.path ?? '', 'utf8'), damaged);
  });

  it('ends like every other backend', async () => {
    const backend = await start();

    assert.equal(await backend.stop(), 0);
  });

  it('is why a client gets no connection, whether it starts the backend or finds it', async () => {
    const refusal = { name: 'ConnectionError', code: 'store_set_aside', message: /moved to .*set-aside-/ };

    await assert.rejects(connectBackend(connectOptions()), refusal);
    const { pid } = await reachBackend(connectOptions());
    pids.push(pid);
    await assert.rejects(connectBackend(connectOptions()), refusal);
  });

  it('is told by the command line, with the command that answers', async () => {
    const calls = [
      ['time', 'list'],
      ['time', 'list', '--json'],
      ['timesheet', 'list'],
      ['findings', 'list'],
    ];
    pids.push(await startDetached());

    for (const call of calls) {
      const { code, stdout, stderr } = await runCliProcess([...call, '--data', directory]);

      assert.deepEqual({ code, stdout }, { code: 2, stdout: '' }, call.join(' '));
      assert.match(stderr, /moved to .*set-aside-\d+T\d+Z/, call.join(' '));
      assert.match(stderr, /vireo start-empty --data /, call.join(' '));
    }
    const answered = await runCliProcess(['start-empty', '--data', directory, '--json']);
    const listed = await runCliProcess(['time', 'list', '--data', directory]);
    const repeated = await runCliProcess(['start-empty', '--data', directory]);

    assert.deepEqual([answered.code, JSON.parse(answered.stdout)], [0, { state: 'ready' }]);
    assert.deepEqual(
      { listed: listed.code, repeated: repeated.code },
      { listed: 0, repeated: 0 },
      listed.stderr,
    );
  });

  it('is told by `vireo serve`', async () => {
    const serve = spawn(process.execPath, [cliEntry, 'serve', '--data', directory], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(serve);

    const line = await new Promise<string>((resolve) =>
      serve.stdout.once('data', (text: Buffer) => resolve(text.toString())),
    );

    assert.match(line, /moved to .*set-aside-/);
    assert.match(line, /vireo start-empty/);
  });

  async function startDetached(): Promise<number> {
    const { pid } = await reachBackend(connectOptions());
    return pid;
  }
});

describe('a database that is missing', () => {
  let directory: string;
  let remove: () => Promise<void>;
  const children: ChildProcess[] = [];

  beforeEach(async () => {
    ({ directory, remove } = await makeDataDirectory({ isEmpty: true }));
  });

  afterEach(async () => {
    for (const child of children.splice(0)) {
      child.kill('SIGKILL');
      await exitOf(child);
    }
    await remove();
  });

  const start = async () => {
    const backend = await startBackend(directory);
    children.push(backend.child);
    return backend;
  };
  /** A practice with this many clients, backed up, whose database then is deleted. */
  const lose = async (clients: number) => {
    const backend = await start();
    for (let count = 1; count <= clients; count += 1) {
      await backend.ask('POST', '/clients', { name: `Client ${count}`, currency: 'EUR' });
    }
    const { id } = (await backend.ask('POST', '/backups')).body.backup;
    await backend.stop();
    await rm(path.join(directory, practiceFileName));
    return id as string;
  };

  it('is asked about beside a good backup, also after a crash, and restored', async () => {
    const id = await lose(1);
    await (await start()).kill();
    const backend = await start();
    const listed = await runCliProcess(['client', 'list', '--data', directory]);

    const restored = await runCliProcess(['backup', 'restore', id, '--yes', '--data', directory]);
    const next = await start();

    assert.equal(backend.setAside?.missing, true);
    assert.deepEqual({ listed: listed.code, restored: restored.code }, { listed: 2, restored: 0 });
    assert.match(listed.stderr, /vireo\.db is missing, and there are backups of it.*vireo backup restore/);
    assert.equal(next.setAside, undefined);
    assert.equal((await next.ask('GET', '/clients')).body.items.length, 1);
  });

  it('is made empty at the answer, and asked about no more', async () => {
    await lose(1);
    const backend = await start();

    const answered = await backend.ask('POST', startEmptyPath);
    const made = await runCliProcess(['client', 'add', 'Nordwind', '--data', directory]);
    await backend.stop();
    const next = await start();

    assert.equal(answered.body.state, 'opening');
    assert.equal(made.code, 0, made.stderr);
    assert.equal(next.setAside, undefined);
    assert.equal((await next.ask('GET', '/clients')).body.items.length, 1);
  });

  it('is made without a question beside backups of an empty practice, and beside none', async () => {
    await lose(0);

    assert.equal((await start()).setAside, undefined);
  });
});
