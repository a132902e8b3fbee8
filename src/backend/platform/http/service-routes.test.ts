/** What runs beside the records: health, readiness and the API's own description. */
import assert from 'node:assert/strict';
import { openTestApp } from '../../testing/open-test-app.ts';
import type { TestApp } from '../../testing/test-app.ts';

describe('service routes', () => {
  let test: TestApp;

  beforeEach(async () => {
    test = await openTestApp();
  });

  afterEach(async () => {
    await test.close();
  });

  const read = async (url: string) => await test.app.inject({ url, headers: { host: 'localhost' } });

  it('tell without a token that the process lives, and nothing of anybody', async () => {
    const reply = await read('/health');

    assert.deepEqual(reply.json(), {
      status: 'ok',
      product: 'vireo',
      version: '0.0.0-test',
      apiMajor: 1,
      storage: 'node-sqlite',
    });
  });

  it('are ready while the database answers, and say so when it does not', async () => {
    const ready = await read('/ready');
    await test.database.close();
    const closed = await read('/ready');

    assert.deepEqual({ ready: ready.statusCode, closed: closed.statusCode }, { ready: 200, closed: 503 });
    assert.equal(closed.json().error.code, 'unavailable');
  });

  it('describe every route of the API in OpenAPI 3.1, each with its operation id', async () => {
    const { openapi, servers, paths } = (await read('/api/v1/openapi.json')).json();
    const operations: { operationId?: string }[] = Object.values<object>(paths).flatMap((item) =>
      Object.values(item),
    );

    assert.deepEqual({ openapi: openapi.slice(0, 3), servers }, { openapi: '3.1', servers: [{ url: '/' }] });
    assert.ok(operations.length > 40);
    assert.equal(new Set(operations.map(({ operationId }) => operationId)).size, operations.length);
    assert.ok(operations.every(({ operationId }) => operationId));
  });

  it('describe the errors of a route by status and envelope, and no reply loses a field over it', async () => {
    const { paths, components } = (await read('/api/v1/openapi.json')).json();
    const { patch } = paths['/api/v1/clients/{id}'];
    const statuses = Object.keys(patch.responses);

    assert.deepEqual(
      ['400', '401', '403', '404', '409', '412', '413', '422', '500', '503'].filter(
        (status) => !statuses.includes(status),
      ),
      [],
    );
    assert.deepEqual(patch.responses['422'], { $ref: '#/components/responses/Error422' });
    const { description, content } = components.responses.Error503;
    assert.match(description, /store_set_aside/);
    assert.deepEqual(content['application/json'].schema, { $ref: '#/components/schemas/ErrorEnvelope' });
    assert.deepEqual(Object.keys(components.schemas.ErrorEnvelope.properties.error.properties), [
      'code',
      'message',
      'details',
      'trace_id',
      'conflict',
      'setAside',
    ]);
  });

  it('describe media types and both WebSockets', async () => {
    const { paths, components } = (await read('/api/v1/openapi.json')).json();
    const csv = paths['/api/v1/reports/time.csv'].get.responses['200'];
    const sockets = ['/api/v1/ws/notifications', '/api/v1/ai/chat'].map((path) => paths[path].get);

    assert.deepEqual(Object.keys(csv.content), ['text/csv']);
    assert.ok(sockets.every(({ responses }) => responses['101'] !== undefined));
    const frames = sockets.flatMap((socket) => Object.values<{ $ref: string }>(socket['x-websocket']));
    for (const { $ref } of frames) {
      assert.ok(components.schemas[$ref.replace('#/components/schemas/', '')], $ref);
    }
  });

  it('show the description as a page without a script', async () => {
    const reply = await read('/docs');

    assert.match(String(reply.headers['content-type']), /^text\/html/);
    assert.match(String(reply.headers['content-security-policy']), /default-src 'none'/);
    assert.match(reply.payload, /\/api\/v1\/time-entries/);
    assert.doesNotMatch(reply.payload, /<script/i);
  });
});
