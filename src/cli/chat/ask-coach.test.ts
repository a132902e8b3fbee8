import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { WebSocketServer } from 'ws';
import { rightsChangedCode } from '../../contract/local/socket-closes.ts';
import { askCoach } from './ask-coach.ts';

const ids = { messageId: 'm', answerId: 'a' };
const ask = { type: 'ask', sessionId: 's', messageId: 'm', text: 'How much?', zone: 'UTC' } as const;

describe('an answer on the terminal', () => {
  let server: WebSocketServer;
  let asked: Record<string, unknown>[];

  beforeEach(async () => {
    asked = [];
    server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    await once(server, 'listening');
  });
  afterEach(() => void server.close());

  /** `answers`: what each line does once it is asked, one after the other. */
  async function run(...answers: readonly ((send: (frame: object) => void) => number | undefined)[]) {
    server.on('connection', (line) =>
      line.on('message', (data) => {
        const code = answers[asked.push(JSON.parse(String(data))) - 1]?.((frame) =>
          line.send(JSON.stringify({ ...ids, ...frame })),
        );
        if (code !== undefined) line.close(code);
      }),
    );
    const texts: string[] = [];
    const { port } = server.address() as AddressInfo;
    const last = await askCoach({
      url: `http://127.0.0.1:${port}`,
      token: 't',
      frame: ask,
      signal: new AbortController().signal,
      onFrame: (frame) => frame.type === 'delta' && texts.push(frame.text),
    });
    return { last, texts };
  }

  it('goes on behind the last frame where the rights of its person were changed', async () => {
    const { last, texts } = await run(
      (send) => {
        send({ type: 'started', offset: 0, coach: 'built-in' });
        send({ type: 'delta', offset: 1, text: 'Twelve ', links: [] });
        return rightsChangedCode;
      },
      (send) => {
        send({ type: 'delta', offset: 2, text: 'hours.', links: [] });
        send({ type: 'done', offset: 3, choices: [] });
        return undefined;
      },
    );

    assert.deepEqual({ type: last.type, texts }, { type: 'done', texts: ['Twelve ', 'hours.'] });
    assert.deepEqual(asked, [ask, { type: 'resume', messageId: 'm', offset: 1 }]);
  });

  it('fails where the line ends for another reason, or again and again', async () => {
    await assert.rejects(
      run(() => 1011),
      /ended before the answer did/,
    );
    asked = [];
    server.removeAllListeners('connection');
    await assert.rejects(run(...Array.from({ length: 9 }, () => () => rightsChangedCode)), /was changed/);
    assert.equal(asked.length, 4);
  });
});
