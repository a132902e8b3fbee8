/** Requests that no client library would send, written to the socket by hand. */
import assert from 'node:assert/strict';
import net from 'node:net';
import axios from 'axios';
import { type BackendProcess, makeDataDirectory, startBackend } from '../support/backend-process.ts';

describe('raw HTTP', () => {
  let remove: () => Promise<void>;
  let backend: BackendProcess;

  before(async () => {
    const data = await makeDataDirectory();
    remove = data.remove;
    backend = await startBackend(data.directory);
  });

  after(async () => {
    await backend.kill();
    await remove();
  });

  /** Status and error code of the answer; the request must make the backend close the connection. */
  async function send(...lines: readonly string[]): Promise<readonly [number, string | undefined]> {
    const socket = net.connect(Number(new URL(backend.url).port), '127.0.0.1');
    socket.end(`${lines.join('\r\n')}\r\n\r\n`);
    let text = '';
    for await (const chunk of socket) {
      text += chunk;
    }
    const body = /\{.*\}/s.exec(text)?.[0];
    return [Number(text.split(' ')[1]), body === undefined ? undefined : JSON.parse(body).error?.code];
  }

  const local = ['Host: localhost', 'Connection: close'];
  const bearer = () => `Authorization: Bearer ${backend.token}`;
  const cases: Readonly<Record<string, readonly [() => readonly string[], number, string | undefined]>> = {
    'what is not HTTP': [() => ['HELLO'], 400, 'malformed'],
    'headers without end': [
      () => ['GET /health HTTP/1.1', ...local, `X: ${'a'.repeat(20_000)}`],
      413,
      'too_large',
    ],
    'two lengths of one body': [
      () => [
        'POST /api/v1/clients HTTP/1.1',
        ...local,
        bearer(),
        'Content-Length: 5',
        'Transfer-Encoding: chunked',
      ],
      400,
      'malformed',
    ],
    'no Host header': [() => ['GET /api/v1/users/me HTTP/1.0', bearer()], 403, 'host_not_allowed'],
    'a foreign Host on an unknown path': [
      () => ['GET /nowhere HTTP/1.1', 'Host: evil.example', 'Connection: close'],
      403,
      'host_not_allowed',
    ],
    'a Host that only begins like ours': [
      () => ['GET /health HTTP/1.1', 'Host: localhost.evil.example', 'Connection: close'],
      403,
      'host_not_allowed',
    ],
    'an opaque Origin': [
      () => ['GET /api/v1/users/me HTTP/1.1', ...local, bearer(), 'Origin: null'],
      403,
      'host_not_allowed',
    ],
    'the token in the query': [
      () => [`GET /api/v1/users/me?token=${backend.token} HTTP/1.1`, ...local],
      401,
      'unauthenticated',
    ],
    'the token under another scheme': [
      () => ['GET /api/v1/users/me HTTP/1.1', ...local, `Authorization: Basic ${backend.token}`],
      401,
      'unauthenticated',
    ],
  };
  for (const [what, [lines, status, code]] of Object.entries(cases)) {
    it(`answers ${what} with ${status} in the envelope`, async () => {
      assert.deepEqual(await send(...lines()), [status, code]);
    });
  }

  for (const [what, path, status] of [
    ['a route that takes less', '/api/v1/clients', 413],
    ['a path that no route has', '/api/v1/nowhere', 404],
  ] as const) {
    it(`answers 5 MB to ${what} with ${status}, which the client reads each time`, async () => {
      const body = JSON.stringify({ name: 'x'.repeat(5 * 1024 * 1024), currency: 'EUR' });
      const statuses = new Set<number>();
      for (let round = 0; round < 30; round++) {
        const init = {
          method: 'POST',
          headers: { authorization: `Bearer ${backend.token}`, 'content-type': 'application/json' },
          body,
        };
        const reply = await fetch(`${backend.url}${path}`, init);
        statuses.add(reply.status);
        assert.ok((await reply.json()).error.code);
        const { status: code } = await axios.post(`${backend.url}${path}`, body, {
          headers: init.headers,
          proxy: false,
          validateStatus: () => true,
        });
        statuses.add(code);
      }

      assert.deepEqual([...statuses], [status]);
    });
  }

  it('answers 5 MB without a token with 401, which the client reads each time', async () => {
    for (let round = 0; round < 30; round++) {
      const reply = await fetch(`${backend.url}/api/v1/clients`, {
        method: 'POST',
        body: 'x'.repeat(5 * 1024 * 1024),
      });
      assert.equal(reply.status, 401);
      await reply.arrayBuffer();
    }
  });

  it('goes on after all of it', async () => {
    assert.equal((await backend.ask('GET', '/users/me')).status, 200);
  });
});
