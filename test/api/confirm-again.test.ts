/** Requests that a server refuses until their user has proved who they are. */
import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type Confirm,
  createApiClient,
  createKey,
  isApiRequestError,
  newId,
} from '../../src/api-client/index.ts';

/** Where a proof by a browser is asked for; status 0: the connection breaks. */
function answersFound({ url }: http.IncomingMessage, response: http.ServerResponse, status: number): boolean {
  if (url?.startsWith('/api/v1/auth/confirmations/') !== true) return false;
  const body = status === 200 ? { state: 'pending' } : { error: { code: 'x', message: 'No.' } };
  if (status === 0) response.destroy();
  else response.writeHead(status).end(JSON.stringify(body));
  return true;
}

describe('API client, where the server asks again who it is', () => {
  let server: http.Server;
  let isConfirmed: boolean;
  let asked: string[];
  let bodies: string[];
  /** What is answered of a proof by a browser. */
  let found: number;

  beforeEach(async () => {
    isConfirmed = false;
    asked = [];
    bodies = [];
    found = 200;
    server = http.createServer(async (request, response) => {
      if (!answersFound(request, response, found)) await answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  async function answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    let body = '';
    for await (const part of request) body += part;
    asked.push(`${request.method} ${request.url}`);
    response.setHeader('content-type', 'application/json');
    const refuse = (code: string) =>
      response.writeHead(403).end(JSON.stringify({ error: { code, message: code } }));
    if (request.url === '/api/v1/auth/confirm') {
      isConfirmed = JSON.parse(body).password === 'right';
      if (isConfirmed) response.writeHead(204).end();
      else refuse('forbidden');
    } else if (isConfirmed) {
      bodies.push(body);
      response.writeHead(201).end(JSON.stringify({ id: 'k', key: 'vir_1_2' }));
    } else refuse('confirmation_needed');
  }

  function makeKey(confirm?: Confirm) {
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const client = createApiClient({ baseUrl, token: 'token', agent: 'test/1', confirm, retries: 0 });
    const body = { id: newId(), name: 'Export', scopes: ['time:read' as const] };
    return async () => (await createKey({ client, body, throwOnError: true })).data;
  }

  it('asks once, and sends what was refused once more', async () => {
    const made = await makeKey(async (post) => {
      await post('right');
      return true;
    })();

    assert.equal(made.key, 'vir_1_2');
    assert.deepEqual(asked, ['POST /api/v1/keys', 'POST /api/v1/auth/confirm', 'POST /api/v1/keys']);
    assert.equal(JSON.parse(bodies[0] ?? '').name, 'Export');
  });

  it('asks one question for requests at the same time', async () => {
    let questions = 0;
    const answered = Promise.withResolvers<void>();
    const make = makeKey(async (post) => {
      questions += 1;
      await answered.promise;
      await post('right');
      return true;
    });
    const both = Promise.all([make(), make()]);
    while (asked.length < 2) await new Promise((resolve) => setImmediate(resolve));
    answered.resolve();
    await both;

    assert.equal(questions, 1);
    assert.equal(bodies.length, 2);
  });

  it('does nothing when the user turns away', async () => {
    const error = await makeKey(async () => false)().catch((caught: unknown) => caught);

    assert.ok(isApiRequestError(error, 'cancelled'));
    assert.deepEqual(asked, ['POST /api/v1/keys']);
  });

  it('hands on why the password was refused', async () => {
    const error = await makeKey(async (post) => {
      await post('wrong');
      return true;
    })().catch((caught: unknown) => caught);

    assert.ok(isApiRequestError(error, 'forbidden'));
  });

  it('takes a proof that was replaced for one that ran out, and a server that does not answer for a while', async () => {
    const states: string[] = [];
    await makeKey(async (_post, byBrowser) => {
      for (found of [200, 404, 503, 429, 0, 401])
        states.push(await byBrowser.find('c').catch(({ status }: { status: number }) => `refused ${status}`));
      return false;
    })().catch(() => undefined);

    assert.deepEqual(states, ['pending', 'expired', 'unknown', 'unknown', 'unknown', 'refused 401']);
  });

  it('repeats once: a server that goes on refusing is not asked for ever', async () => {
    const error = await makeKey(async () => true)().catch((caught: unknown) => caught);

    assert.ok(isApiRequestError(error, 'confirmation_needed'));
    assert.equal(asked.length, 2);
  });

  it('is refused where nothing can ask', async () => {
    const error = await makeKey()().catch((caught: unknown) => caught);

    assert.ok(isApiRequestError(error, 'confirmation_needed'));
    assert.deepEqual(asked, ['POST /api/v1/keys']);
  });
});
