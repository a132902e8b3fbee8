/**
 * The address that a start prints: whoever has it gets code-server's session, and no page for a password. The password
 * stays in this process. Others on the machine may reach both ports, and know neither the password nor the address.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ScriptError } from '../main.ts';

export interface DoorOptions {
  /** Address of code-server. */
  readonly server: string;
  readonly password: string;
  /** Where the session leads to: an address of that server. */
  readonly target: string;
}

export interface Door {
  readonly url: string;
  close(): void;
}

export async function openDoor({ server, password, target }: DoorOptions): Promise<Door> {
  const cookies = await logIn(server, password);
  const path = `/${randomBytes(24).toString('base64url')}`;
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    if (request.method !== 'GET' || !isSame(request.url ?? '', path)) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found.\n');
      return;
    }
    response
      .writeHead(302, {
        location: target,
        'set-cookie': cookies,
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
      })
      .end();
  };
  const listener = createServer(answer).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  const close = () => {
    listener.close();
    listener.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}${path}`, close };
}

/** One session for the whole start: code-server counts logins, and refuses them when they are many. */
async function logIn(server: string, password: string): Promise<string[]> {
  const body = new URLSearchParams({ password, base: '.', href: server });
  const reply = await fetch(new URL('/login', server), { method: 'POST', body, redirect: 'manual' });
  const cookies = reply.headers.getSetCookie();
  if (cookies.length === 0) throw new ScriptError('VS Code in the browser refused its own password.');
  return cookies;
}

/** In a time that says nothing of how much is right. */
function isSame(one: string, other: string): boolean {
  const [left, right] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}
