/** A person signs in to a server, and works with it by the local backend of their account: three processes. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { migrations } from '../../src/backend/migrations/index.ts';
import { readAccount, writeAccount } from '../../src/backend/proxy/account-file.ts';
import {
  createPostgresDatabase,
  type PostgresDatabase,
} from '../../src/backend/testing/databases/postgres-databases.ts';
import { subscribeEvents } from '../../src/connection/index.ts';
import type { Notification } from '../../src/contract/events.ts';
import { exitOf, makeDataDirectory } from '../support/backend-process.ts';
import { processEntry } from '../support/process-entry.ts';
import { waitFor } from '../support/wait-for.ts';
import { setUpOneBackend } from './set-up-one-backend.ts';

async function findPort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

describe('an account on a server', () => {
  const stage = setUpOneBackend();
  let database: PostgresDatabase;
  let data: string;
  let remove: () => Promise<void>;
  let server: ChildProcess;
  let url: string;
  let end: AbortController;

  beforeEach(async () => {
    end = new AbortController();
    ({ directory: data, remove } = await makeDataDirectory());
    database = await createPostgresDatabase(migrations);
    const port = await findPort();
    url = `http://localhost:${port}`;
    const at = ['--public-url', `https://localhost:${port}`, '--listen', `127.0.0.1:${port}`];
    // This test stands in the place of the operator's proxy.
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
    end.abort();
    server.kill('SIGKILL');
    await exitOf(server);
    await database.giveBack();
    await remove();
  });

  async function post(route: string, body: object, token?: string) {
    const reply = await fetch(`${url}/api/v1${route}`, {
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

  it('is made by the set-up link, holds its records there, hears of changes, and ends with its session', async () => {
    const link = (await readFile(path.join(data, 'set-up-link'), 'utf8')).trim();
    const token = new URL(link).hash.slice(1);
    const person = { name: 'Mara Voss', email: 'mara@nordwind.example', password: 'a long enough sentence' };
    const made = await post('/auth/set-up', { token, ...person });
    assert.equal(made.status, 200, JSON.stringify(made.body));
    const { account, access } = made.body;
    writeAccount(stage.directory, {
      server: url,
      organizationId: account.organizationId,
      organizationName: '',
      email: account.email,
      refreshToken: access.refreshToken,
    });
    const local = await stage.connect();
    const ask = async (method: string, route: string, body?: object) => {
      const reply = await fetch(`${local.url}/api/v1${route}`, {
        method,
        headers: {
          authorization: `Bearer ${local.token}`,
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
      });
      return { status: reply.status, body: await reply.json() };
    };
    const heard: Notification[] = [];
    const listening = subscribeEvents({
      connect: async () => local,
      onNotification: (each) => heard.push(each),
      signal: end.signal,
    });
    await waitFor(() => heard.length > 0, 'the first of the events');
    const created = await ask('POST', '/clients', { name: 'Acme', currency: 'EUR' });

    assert.equal(created.status, 201, JSON.stringify(created.body));
    assert.deepEqual((await ask('GET', '/users/me')).body.name, 'Mara Voss');
    await waitFor(() => JSON.stringify(heard).includes(created.body.id), 'the event of the client');
    const again = await post('/auth/set-up', { token, ...person });
    assert.notEqual(again.status, 200, 'the link opens once');

    const { items } = (await ask('GET', '/auth/sessions')).body;
    assert.equal(items.length, 1);
    await post('/auth/logout', {}, access.accessToken);
    await waitFor(async () => (await ask('GET', '/users/me')).status === 409, 'the session to have ended');
    assert.equal((await ask('GET', '/users/me')).body.error.code, 'signed_out');
    assert.equal(readAccount(stage.directory)?.refreshToken, null);
    end.abort();
    await listening;
  });
});
