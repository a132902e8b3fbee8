/** A server that people sign in to, as a real process on PostgreSQL, for the tests of a suite. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { migrations } from '../../src/backend/migrations/index.ts';
import {
  createPostgresDatabase,
  type PostgresDatabase,
} from '../../src/backend/testing/databases/postgres-databases.ts';
import { exitOf, makeDataDirectory } from '../support/backend-process.ts';
import { processEntry } from '../support/process-entry.ts';

export const person = {
  name: 'Mara Voss',
  email: 'mara@nordwind.example',
  password: 'a long enough sentence',
};

interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what the API answers, as each test knows it.
  readonly body: any;
}

export interface TestServer {
  readonly url: string;
  post(route: string, body: object, token?: string): Promise<Answer>;
  /** Its first administrator signs up, by the link of its start. */
  setUp(): Promise<Answer['body']>;
  /** As if their last proof of who they are were older than five minutes. */
  ageProofs(): Promise<void>;
}

async function findPort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** @param publicPort where people reach it; its own where nothing stands before it */
export function setUpServer(publicPort?: () => number): TestServer {
  let database: PostgresDatabase;
  let data: string;
  let remove: () => Promise<void>;
  let server: ChildProcess;
  let url = '';

  beforeEach(async () => {
    ({ directory: data, remove } = await makeDataDirectory({ isEmpty: true }));
    database = await createPostgresDatabase(migrations);
    const port = await findPort();
    url = `http://localhost:${port}`;
    const at = [
      '--public-url',
      `https://localhost:${publicPort?.() ?? port}`,
      '--listen',
      `127.0.0.1:${port}`,
    ];
    // The test stands in the place of the operator's proxy.
    const args = ['--data', data, ...at, '--behind-proxy', '127.0.0.1'];
    server = spawn(process.execPath, [processEntry('server'), ...args], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, VIREO_DATABASE_URL: database.url },
    });
    assert.ok(server.stdout);
    const lines = createInterface(server.stdout);
    await new Promise((resolve) => lines.once('line', resolve));
  });
  afterEach(async () => {
    server.kill('SIGKILL');
    await exitOf(server);
    await database.giveBack();
    await remove();
  });

  async function post(route: string, body: object, token?: string): Promise<Answer> {
    const reply = await fetch(`${publicPort ? `http://localhost:${publicPort()}` : url}/api/v1${route}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-forwarded-proto': 'https',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    const text = await reply.text();
    return { status: reply.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  return {
    get url() {
      return url;
    },
    post,
    async setUp() {
      const link = (await readFile(path.join(data, 'set-up-link'), 'utf8')).trim();
      const made = await post('/auth/set-up', { token: new URL(link).hash.slice(1), ...person });
      assert.equal(made.status, 200, JSON.stringify(made.body));
      return made.body;
    },
    async ageProofs() {
      await database.pool.query('update sessions set confirmed_at = confirmed_at - 600000');
    },
  };
}
