/** The generated client with its thin layer, against the real backend and a server that misbehaves. */
import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type ApiClient,
  createApiClient,
  createClient,
  createRequest,
  createTimeEntry,
  getClient,
  isApiRequestError,
  listClients,
  newId,
} from '../../src/api-client/index.ts';
import { type BackendProcess, makeDataDirectory, startBackend } from '../support/backend-process.ts';

describe('API client', () => {
  describe('against the backend', () => {
    let remove: () => Promise<void>;
    let backend: BackendProcess;
    let client: ApiClient;

    before(async () => {
      const data = await makeDataDirectory();
      remove = data.remove;
      backend = await startBackend(data.directory);
      client = createApiClient({ baseUrl: backend.url, token: backend.token, agent: 'test/1' });
    });

    after(async () => {
      await backend.kill();
      await remove();
    });

    it('writes and reads with types', async () => {
      const { data: created } = await createClient({
        client,
        body: { id: newId(), name: 'Acme', currency: 'EUR' },
        throwOnError: true,
      });
      const { data: read } = await getClient({ client, path: { id: created.id }, throwOnError: true });
      const { data: list } = await listClients({ client, throwOnError: true });

      assert.deepEqual(read, created);
      assert.deepEqual(list.items, [created]);
    });

    it('is refused in the language that it asks for', async () => {
      const { url: baseUrl, token } = backend;
      const german = createApiClient({ baseUrl, token, agent: 'test/1', language: 'de-AT' });
      const refusedBy = async (asking: ApiClient) =>
        await getClient({ client: asking, path: { id: newId() }, throwOnError: true }).catch(
          (caught: Error) => caught,
        );

      assert.equal(((await refusedBy(german)) as Error).message, 'Nicht gefunden: Kunde.');
      assert.equal(((await refusedBy(client)) as Error).message, 'There is no such client.');
    });

    it('turns the envelope into one error with code, fields and trace id', async () => {
      const body = { projectId: newId(), startedAt: 'now', endedAt: 'later' };

      const error = await createTimeEntry({ client, body, throwOnError: true }).catch(
        (caught: unknown) => caught,
      );

      assert.ok(isApiRequestError(error, 'invalid'));
      assert.deepEqual(
        { status: error.status, details: error.details.map(({ field }) => field) },
        { status: 422, details: ['startedAt', 'endedAt'] },
      );
      assert.match(error.traceId ?? '', /^[0-9a-f]{32}$/);
    });

    it('can be cancelled', async () => {
      const error = await listClients({ client, signal: AbortSignal.abort(), throwOnError: true }).catch(
        (caught: unknown) => caught,
      );

      assert.ok(isApiRequestError(error, 'cancelled'));
    });
  });

  describe('against a server that fails', () => {
    let server: http.Server;
    let asked: string[];
    let failures: number;
    let client: ApiClient;

    beforeEach(async () => {
      asked = [];
      failures = 2;
      server = http.createServer((request, reply) => {
        asked.push(`${request.method}`);
        reply.setHeader('content-type', 'application/json');
        reply.statusCode = asked.length <= failures ? 503 : 200;
        reply.end('{"items":[],"nextCursor":null}');
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      client = createApiClient({
        baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        token: 't',
        agent: 'test/1',
      });
    });

    afterEach(async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });

    it('asks again, backing off, what may be asked twice', async () => {
      const { data } = await listClients({ client, throwOnError: true });

      assert.deepEqual({ items: data.items, asked }, { items: [], asked: ['GET', 'GET', 'GET'] });
    });

    it('sends a write again only when it carries its id', async () => {
      await createClient({
        client,
        body: { id: newId(), name: 'Acme', currency: 'EUR' },
        throwOnError: true,
      });
      const withId = asked.length;
      failures = 99;
      asked = [];
      const error = await createClient({
        client,
        body: { name: 'Acme', currency: 'EUR' },
        throwOnError: true,
      }).catch((caught: unknown) => caught);

      const nested = asked.length;
      asked = [];
      await createRequest({
        client,
        path: { id: newId() },
        body: { agent: 'security', input: { id: newId() } },
        throwOnError: true,
      }).catch((caught: unknown) => caught);

      assert.deepEqual({ withId, nested, askedCount: asked.length }, { withId: 3, nested: 1, askedCount: 1 });
      assert.ok(isApiRequestError(error, 'unreadable'));
    });
  });

  it('sends one trace for all tries of a call, and names it when nobody answers', async () => {
    const traces: unknown[] = [];
    const server = http.createServer((request) => {
      traces.push(request.headers['traceparent']);
      request.socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const client = createApiClient({ baseUrl: `http://127.0.0.1:${port}`, token: 't', agent: 'test/1' });

    const error = await listClients({ client, throwOnError: true }).catch((caught: unknown) => caught);
    await new Promise((resolve) => server.close(resolve));

    assert.ok(isApiRequestError(error, 'unreachable'));
    assert.deepEqual({ tracesCount: traces.length, size: new Set(traces).size }, { tracesCount: 4, size: 1 });
    assert.equal(error.traceId, String(traces[0]).split('-')[1]);
  });

  it('says that the backend does not answer when nobody is there', async () => {
    const client = createApiClient({
      baseUrl: 'http://127.0.0.1:9',
      token: 't',
      agent: 'test/1',
      retries: 0,
    });

    const error = await listClients({ client, throwOnError: true }).catch((caught: unknown) => caught);

    assert.ok(isApiRequestError(error, 'unreachable'));
  });
});
