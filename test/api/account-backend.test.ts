/** The local backend of an account, as a real process that clients find and start. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { writeAccount } from '../../src/backend/proxy/account-file.ts';
import { AccountServer, refreshTokenOf } from '../../src/backend/testing/account/account-server.ts';
import { endRunning } from '../../src/connection/index.ts';
import { setUpOneBackend } from './set-up-one-backend.ts';

describe('the backend of a folder with an account', () => {
  const stage = setUpOneBackend();
  let server: AccountServer;

  beforeEach(async () => {
    server = new AccountServer();
    writeAccount(stage.directory, {
      server: await server.start(),
      organizationId: 'one',
      organizationName: 'Nordwind',
      email: 'mara@nordwind.example',
      refreshToken: refreshTokenOf(0),
    });
  });
  afterEach(() => server.stop());

  const read = async ({ url, token }: { readonly url: string; readonly token: string }, route: string) => {
    const reply = await fetch(`${url}${route}`, { headers: { authorization: `Bearer ${token}` } });
    return { status: reply.status, body: await reply.json() };
  };

  it('is found by every window, forwards, and holds no record itself', async () => {
    const first = await stage.connect();
    const second = await stage.connect();

    assert.equal(second.pid, first.pid);
    assert.deepEqual(await read(first, '/api/v1/projects'), { status: 200, body: { ok: true } });
    assert.equal((await read(first, '/health')).body.storage, 'server');
    assert.throws(() => readFileSync(path.join(stage.directory, 'practice.db')), /ENOENT/);
  });

  it('goes on with the session after a kill', async () => {
    const first = await stage.connect();
    await read(first, '/api/v1/projects');
    process.kill(first.pid, 'SIGKILL');
    const next = await stage.connect();
    await read(next, '/api/v1/projects');

    assert.notEqual(next.pid, first.pid);
    assert.equal(server.renewals, 2);
    await endRunning(stage.directory);
  });
});
