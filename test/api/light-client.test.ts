/** The light client of the command line's quick commands: the same functions and errors as the full one. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import * as full from '../../src/api-client/index.ts';
import * as light from '../../src/api-client/light/index.ts';
import { NeedsWholeProgram } from '../../src/contract/local/needs-whole-program.ts';
import { type BackendProcess, makeDataDirectory, startBackend } from '../support/backend-process.ts';

const kinds = { light: light.createApiClient, full: full.createApiClient } as const;

describe('The light API client', () => {
  it('has every function of the full one', () => {
    assert.deepEqual(Object.keys(light).toSorted(), Object.keys(full).toSorted());
  });

  it('leaves a server elsewhere to the full one', () => {
    for (const baseUrl of ['https://127.0.0.1:1', 'http://example.org:80', 'http://127.0.0.1:1/path', 'no']) {
      const create = () => light.createApiClient({ baseUrl, token: 't', agent: 'test/1' });
      assert.throws(create, NeedsWholeProgram, baseUrl);
    }
  });
});

for (const [kind, createApiClient] of Object.entries(kinds)) {
  describe(`The ${kind} API client against the backend`, () => {
    let remove: () => Promise<void>;
    let backend: BackendProcess;
    let client: full.ApiClient;

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

    it('writes, reads and finds by query', async () => {
      const body = { id: full.newId(), name: 'Müller & Söhne', currency: 'EUR' };
      const { data: created } = await light.createClient({ client, body, throwOnError: true });
      const path = { id: created.id };
      const { data: read } = await light.getClient({ client, path, throwOnError: true });
      const { data: list } = await light.listClients({ client, query: { limit: 1 }, throwOnError: true });

      assert.deepEqual({ read, items: list.items }, { read: created, items: [created] });
      assert.equal(read.name, body.name);
    });

    it('turns the envelope into one error, thrown unless the call says otherwise', async () => {
      const body = { projectId: full.newId(), startedAt: 'now', endedAt: 'later' };
      const thrown = await light
        .createTimeEntry({ client, body, throwOnError: true })
        .catch((caught: unknown) => caught);
      const given: unknown = await light.createTimeEntry({ client, body, throwOnError: false });

      for (const error of [thrown, given]) {
        assert.ok(light.isApiRequestError(error, 'invalid'));
        assert.deepEqual(
          { status: error.status, details: error.details.map(({ field }) => field) },
          { status: 422, details: ['startedAt', 'endedAt'] },
        );
        assert.match(error.traceId ?? '', /^[0-9a-f]{32}$/);
      }
    });
  });

  describe(`The ${kind} API client against a server that fails`, () => {
    let server: http.Server;
    let asked: string[];
    let traces: Set<unknown>;
    let failures: number;
    let answer: string;

    beforeEach(async () => {
      asked = [];
      traces = new Set();
      failures = 0;
      answer = '{"items":[],"nextCursor":null}';
      server = http.createServer(({ method = '', headers }, reply) => {
        asked.push(method);
        traces.add(headers['traceparent']);
        const status = asked.length <= failures ? 503 : 200;
        reply.writeHead(status, { 'content-type': 'application/json' }).end(answer);
      });
      await once(server.listen(0, '127.0.0.1'), 'listening');
    });
    afterEach(() => {
      server.closeAllConnections();
      server.close();
    });

    const createClient = (retries?: number) => {
      const { port } = server.address() as AddressInfo;
      const baseUrl = `http://127.0.0.1:${port}`;
      return createApiClient({
        baseUrl,
        token: 't',
        agent: 'test/1',
        ...(retries !== undefined && { retries }),
      });
    };

    it('sends again what may be sent twice, as one trace', async () => {
      failures = 2;
      await light.listClients({ client: createClient(), throwOnError: true });

      assert.deepEqual({ asked, size: traces.size }, { asked: ['GET', 'GET', 'GET'], size: 1 });
    });

    it('sends no other request again, and reports what it cannot read', async () => {
      failures = 9;
      answer = '<html>';
      const stop = light.stopTimer({ client: createClient(), body: {}, throwOnError: true });
      const error = await stop.catch((caught: unknown) => caught);

      assert.ok(light.isApiRequestError(error, 'unreadable'));
      assert.deepEqual({ asked, status: error.status }, { asked: ['POST'], status: 503 });
    });

    it('reports a server that does not answer', async () => {
      const client = createClient(0);
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      const error = await light
        .listClients({ client, throwOnError: true })
        .catch((caught: unknown) => caught);

      assert.ok(light.isApiRequestError(error, 'unreachable'));
      assert.match(error.traceId ?? '', /^[0-9a-f]{32}$/);
    });
  });
}
