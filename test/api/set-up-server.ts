/** A server that people sign in to, as a real process on PostgreSQL, for the tests of a suite. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
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
  /** By an invitation of the person whose token it is. */
  join(token: string, who: typeof person): Promise<Answer['body']>;
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

interface StartOptions {
  readonly entry?: string;
  /** Of Node. */
  readonly flags?: readonly string[];
  /** Where people reach it; its own where nothing stands before it. */
  readonly publicPort?: number;
}

export interface StartedServer extends TestServer {
  readonly pid: number;
  readonly database: PostgresDatabase;
  /** Kills it and gives its database back. */
  close(): Promise<void>;
}

export async function startTestServer({
  entry = processEntry('server'),
  flags = [],
  publicPort,
}: StartOptions = {}): Promise<StartedServer> {
  const { directory: data, remove } = await makeDataDirectory({ isEmpty: true });
  const database = await createPostgresDatabase(migrations);
  const port = await findPort();
  const at = ['--public-url', `https://localhost:${publicPort ?? port}`, '--listen', `127.0.0.1:${port}`];
  // The test stands in the place of the operator's proxy.
  const args = ['--data', data, ...at, '--behind-proxy', '127.0.0.1'];
  const server = spawn(process.execPath, [...flags, entry, ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, VIREO_DATABASE_URL: database.url },
  });
  const lines = createInterface(server.stdout);
  await new Promise((resolve) => lines.once('line', resolve));

  async function post(route: string, body: object, token?: string): Promise<Answer> {
    const reply = await fetch(`http://localhost:${publicPort ?? port}/api/v1${route}`, {
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
    url: `http://localhost:${port}`,
    pid: server.pid ?? 0,
    database,
    post,
    async setUp() {
      const link = (await readFile(path.join(data, 'set-up-link'), 'utf8')).trim();
      const made = await post('/auth/set-up', { token: new URL(link).hash.slice(1), ...person });
      assert.equal(made.status, 200, JSON.stringify(made.body));
      return made.body;
    },
    async join(token, { name, email, password }) {
      const invited = await post('/invitations', { email, role: 'user' }, token);
      assert.equal(invited.status, 201, JSON.stringify(invited.body));
      const secret = new URL(invited.body.link).hash.slice(1);
      const joined = await post('/auth/join', { token: secret, name, password });
      assert.equal(joined.status, 200, JSON.stringify(joined.body));
      return joined.body;
    },
    async ageProofs() {
      await database.pool.query('update sessions set confirmed_at = confirmed_at - 600000');
    },
    async close() {
      server.kill('SIGKILL');
      await exitOf(server);
      await database.giveBack();
      await remove();
    },
  };
}

/** One for each test of a suite. @param publicPort where people reach it; its own where nothing stands before it */
export function setUpServer(publicPort?: () => number): TestServer {
  let server: StartedServer;
  beforeEach(async () => {
    server = await startTestServer(publicPort && { publicPort: publicPort() });
  });
  afterEach(async () => await server.close());
  return {
    get url() {
      return server.url;
    },
    post: async (route, body, token) => await server.post(route, body, token),
    setUp: async () => await server.setUp(),
    join: async (token, who) => await server.join(token, who),
    ageProofs: async () => await server.ageProofs(),
  };
}
