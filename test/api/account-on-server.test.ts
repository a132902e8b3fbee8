/** A person signs in to a server, and works with it by the local backend of their account: three processes. */
import assert from 'node:assert/strict';
import { createApiClient, createKey, newId } from '../../src/api-client/index.ts';
import { readAccount, writeAccount } from '../../src/backend/proxy/account-file.ts';
import { subscribeEvents } from '../../src/connection/index.ts';
import type { Notification } from '../../src/contract/events.ts';
import { confirmByPassword } from '../../src/extension/platform/rights/confirm-password.ts';
import { waitFor } from '../support/wait-for.ts';
import { setUpOneBackend } from './set-up-one-backend.ts';
import { person, setUpServer } from './set-up-server.ts';

describe('an account on a server', () => {
  const stage = setUpOneBackend();
  const server = setUpServer();
  let end: AbortController;
  beforeEach(() => {
    end = new AbortController();
  });
  afterEach(() => end.abort());

  it('is made by the set-up link, holds its records there, hears of changes, and ends with its session', async () => {
    const { account, access } = await server.setUp();
    writeAccount(stage.directory, {
      server: server.url,
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
    // The server's line may come up after the first of them.
    await waitFor(async () => {
      const { body } = await ask('POST', '/clients', { name: `Client ${newId()}`, currency: 'EUR' });
      return JSON.stringify(heard).includes(body.id);
    }, 'the event of a client');
    await assert.rejects(server.setUp(), 'the link opens once');
    const lines = heard.flatMap((each) => ('account' in each ? each.account.connected : []));
    assert.deepEqual(new Set(lines), new Set([true]), 'the server is reached all along');

    const { items } = (await ask('GET', '/auth/sessions')).body;
    assert.equal(items.length, 1);
    await server.post('/auth/logout', {}, access.accessToken);
    await waitFor(async () => (await ask('GET', '/users/me')).status === 409, 'the session to have ended');
    assert.equal((await ask('GET', '/users/me')).body.error.code, 'signed_out');
    assert.equal(readAccount(stage.directory)?.refreshToken, null);
    end.abort();
    await listening;
  });

  it('asks for the password before a key is made, and makes it once that was right', async () => {
    const { account, access } = await server.setUp();
    await server.ageProofs();
    writeAccount(stage.directory, {
      server: server.url,
      organizationId: account.organizationId,
      organizationName: '',
      email: account.email,
      refreshToken: access.refreshToken,
    });
    const local = await stage.connect();
    const passwords = ['a wrong sentence, as long', person.password];
    const confirm = confirmByPassword(async () => passwords.shift());
    const client = createApiClient({ baseUrl: local.url, token: local.token, agent: 'test/1', confirm });
    const body = { id: newId(), name: 'Export', scopes: ['time:read' as const] };

    const { data } = await createKey({ client, body, throwOnError: true });

    assert.match(data.key ?? '', /^vir_/);
    assert.deepEqual(passwords, []);
    const again = { ...body, id: newId() };
    assert.ok(
      (await createKey({ client, body: again, throwOnError: true })).data.key,
      'it holds for a while',
    );
  });
});
