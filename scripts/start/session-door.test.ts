import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Door, openDoor } from './session-door.ts';

const password = 'made-for-this-test';

describe('the address that a start prints', () => {
  let server: Server;
  let address: string;
  let logins = 0;
  let door: Door;

  before(async () => {
    server = createServer(async (request, response) => {
      const chunks = await request.toArray();
      const sent = new URLSearchParams(Buffer.concat(chunks).toString()).get('password');
      logins += 1;
      if (sent === password)
        response.setHeader('set-cookie', 'code-server-session=abc; Path=/; SameSite=Lax');
      response.writeHead(302, { location: '/' }).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    door = await openDoor({ server: address, password, target: `${address}/?folder=/demo` });
  });
  after(() => {
    door?.close();
    server.close();
  });

  const visit = (url: string, method = 'GET') => fetch(url, { method, redirect: 'manual' });

  it('leads to the editor with its session, as often as it is opened, by one login', async () => {
    for (const reply of [await visit(door.url), await visit(door.url)]) {
      assert.equal(reply.status, 302);
      assert.equal(reply.headers.get('location'), `${address}/?folder=/demo`);
      assert.match(reply.headers.get('set-cookie') ?? '', /code-server-session=abc/);
      assert.equal(reply.headers.get('referrer-policy'), 'no-referrer');
    }
    assert.equal(logins, 1);
  });

  it('gives nothing to who knows the port alone', async () => {
    for (const path of ['/', '/login', '/x'.repeat(40), `${new URL(door.url).pathname}x`]) {
      const reply = await visit(new URL(path, door.url).href);

      assert.equal(reply.status, 404, path);
      assert.equal(reply.headers.get('set-cookie'), null, path);
    }
    assert.equal((await visit(door.url, 'POST')).status, 404);
  });

  it('says so when the server takes no password', async () => {
    await assert.rejects(openDoor({ server: address, password: 'other', target: address }), {
      name: 'ScriptError',
    });
  });
});
