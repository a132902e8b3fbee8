import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listPullRequests } from './github-client.ts';

const pull = {
  number: 7,
  title: 'Mend login',
  user: { login: 'max' },
  draft: true,
  html_url: 'https://github.com/acme/api/pull/7',
  updated_at: '2026-11-20T09:00:00Z',
};

describe('listPullRequests', () => {
  let server: Server;
  let baseUrl: string;
  let answer: { status: number; body: unknown };
  const asked: IncomingMessage[] = [];

  before(async () => {
    server = createServer((request, reply) => {
      asked.push(request);
      reply.writeHead(answer.status, { 'content-type': 'application/json' });
      reply.end(JSON.stringify(answer.body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => server.close());

  const list = (signal = new AbortController().signal) =>
    listPullRequests({
      repository: { owner: 'acme', name: 'api' },
      token: 'secret',
      agent: 'vireo-test',
      signal,
      baseUrl,
    });

  it('asks for open ones with the token of the session, and reads what rows show', async () => {
    answer = { status: 200, body: [pull] };

    const pulls = await list();

    assert.deepEqual(pulls, [
      {
        number: 7,
        title: 'Mend login',
        author: 'max',
        draft: true,
        address: pull.html_url,
        updatedAt: pull.updated_at,
      },
    ]);
    const { url, headers } = asked.at(-1) ?? assert.fail('nothing was asked');
    assert.match(url ?? '', /^\/repos\/acme\/api\/pulls\?state=open/);
    assert.match(headers.authorization ?? '', /secret$/);
  });

  it('fails with the status that its caller makes a sentence of', async () => {
    answer = { status: 404, body: { message: 'Not Found' } };

    await assert.rejects(list(), { status: 404 });
  });

  it('ends when it is called off', async () => {
    await assert.rejects(list(AbortSignal.abort()));
  });
});
