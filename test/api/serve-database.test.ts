import assert from 'node:assert/strict';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { exitOf, makeDataDirectory } from '../support/backend-process.ts';
import { cliEntry, runCliProcess } from '../support/run-cli-process.ts';

/** Processes that have the text in their arguments, as every user of the machine sees them. */
async function showing(text: string): Promise<readonly number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-ww', '-o', 'pid=,args=']);
  const lines = stdout.split('\n').filter((line) => line.includes(text));
  return lines.map((line) => Number.parseInt(line, 10));
}

describe('vireo serve on PostgreSQL (#41)', () => {
  const secret = `hush${process.pid}`;
  let directory: string;
  let remove: () => Promise<void>;
  /** Takes the connection and never answers: the backend waits with the address in its hands. */
  let database: Server;
  let url: string;
  const connections: Socket[] = [];
  let serving: ChildProcess | undefined;

  beforeEach(async () => {
    ({ directory, remove } = await makeDataDirectory({ isEmpty: true }));
    database = createServer((socket) => {
      connections.push(socket.on('error', () => undefined));
    }).listen(0, '127.0.0.1');
    await once(database, 'listening');
    url = `postgres://vireo:${secret}@127.0.0.1:${(database.address() as AddressInfo).port}/vireo`;
  });

  afterEach(async () => {
    for (const connection of connections.splice(0)) connection.destroy();
    database.close();
    if (serving) await exitOf(serving);
    serving = undefined;
    await remove();
  });

  /** Until the backend has connected; what was said by then. */
  async function serve(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    const child = spawn(process.execPath, [cliEntry, 'serve', '--data', directory, ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...env },
    });
    serving = child;
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    await once(database, 'connection');
    return { pid: child.pid, said: () => said };
  }

  it('keeps the address that it was given out of the arguments of the backend, and warns once', async () => {
    const { pid, said } = await serve(['--database-url', url]);

    assert.deepEqual(await showing(secret), [pid]);
    assert.equal(said().match(/VIREO_DATABASE_URL/g)?.length, 1);
    assert.doesNotMatch(said(), new RegExp(secret));
  });

  it('takes the address from the environment without a word', async () => {
    const { said } = await serve([], { VIREO_DATABASE_URL: url });

    assert.deepEqual(await showing(secret), []);
    assert.equal(said(), '');
  });

  it('takes the address from a file before that of the environment', async () => {
    const file = path.join(directory, 'address');
    await writeFile(file, `${url}\n`);

    const { said } = await serve(['--database-url-file', file], { VIREO_DATABASE_URL: 'postgres://nowhere' });

    assert.deepEqual(await showing(secret), []);
    assert.equal(said(), '');
  });

  it('refuses an address twice, and a file that holds none', async () => {
    const file = path.join(directory, 'empty');
    await writeFile(file, '\n');
    const run = (...args: string[]) => runCliProcess(['serve', '--data', directory, ...args]);

    const both = await run('--database-url', url, '--database-url-file', file);
    const empty = await run('--database-url-file', file);
    const missing = await run('--database-url-file', path.join(directory, 'none'));

    assert.deepEqual(
      { both: both.code, empty: empty.code, missing: missing.code },
      { both: 2, empty: 2, missing: 2 },
    );
    assert.match(both.stderr, /--database-url-file/);
    assert.match(empty.stderr, /empty is empty/);
    assert.match(missing.stderr, /none.*can't be read/);
  });
});
