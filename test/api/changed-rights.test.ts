import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { type WebSocket as Line, WebSocketServer } from 'ws';
import { subscribeEvents } from '../../src/connection/index.ts';
import type { Notification } from '../../src/contract/events.ts';
import { rightsChangedCode } from '../../src/contract/local/socket-closes.ts';
import { waitFor } from '../support/wait-for.ts';

describe('a subscription whose rights are changed', () => {
  let server: WebSocketServer;
  /** Each with the number that it goes on behind. */
  let lines: { readonly line: Line; readonly since: string | null }[];
  let heard: Notification[];
  let end: () => Promise<void>;

  beforeEach(async () => {
    lines = [];
    heard = [];
    server = new WebSocketServer({ host: '127.0.0.1', port: 0, handleProtocols: () => 'vireo' });
    server.on('connection', (line, { url = '' }) =>
      lines.push({ line, since: new URL(url, 'http://host').searchParams.get('since') }),
    );
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const stop = new AbortController();
    const ended = subscribeEvents({
      connect: async () => ({ url: `http://127.0.0.1:${port}`, token: 't', version: '1', pid: 1 }),
      onNotification: (notification) => heard.push(notification),
      signal: stop.signal,
    });
    end = async () => {
      stop.abort();
      await ended;
    };
  });
  afterEach(async () => {
    await end();
    server.close();
  });

  const lineAt = async (at: number): Promise<Line> => {
    await waitFor(() => lines.length > at, `line ${at + 1}`);
    return lines[at]?.line ?? assert.fail('no line');
  };

  it('goes on behind the last event, and has everything that is shown loaded again', async () => {
    const first = await lineAt(0);
    first.send(JSON.stringify({ seq: 7, type: 'client.created', id: 'a', version: 1 }));
    await waitFor(() => heard.length === 1, 'the event');
    first.close(rightsChangedCode, 'rights changed');

    const second = await lineAt(1);
    second.send(JSON.stringify({ seq: 8, type: 'client.created', id: 'b', version: 1 }));
    await waitFor(() => heard.length === 3, 'the reload, and the next event');

    assert.deepEqual(
      lines.map(({ since }) => since),
      [null, '7'],
    );
    assert.deepEqual(heard.slice(1), [
      { reload: true, seq: 7 },
      { seq: 8, type: 'client.created', id: 'b', version: 1 },
    ]);
  });

  it('loads nothing again where the line went down for another reason', async () => {
    const first = await lineAt(0);
    first.send(JSON.stringify({ seq: 7, type: 'client.created', id: 'a', version: 1 }));
    await waitFor(() => heard.length === 1, 'the event');
    first.close(1012);

    const second = await lineAt(1);
    second.send(JSON.stringify({ seq: 8, type: 'client.created', id: 'b', version: 1 }));
    await waitFor(() => heard.length === 2, 'the next event');

    assert.ok(heard.every((each) => !('reload' in each)));
  });
});
