import assert from 'node:assert/strict';
import { fastify } from 'fastify';
import { registerErrorHandler } from './error-handler.ts';
import { isTooDeep, registerJsonBody } from './json-body.ts';

describe('JSON bodies', () => {
  const send = async (payload: string) => {
    const app = fastify({ bodyLimit: 16 * 1024 * 1024 });
    registerErrorHandler(app);
    registerJsonBody(app);
    app.post('/', async () => 'parsed');
    const headers = { 'content-type': 'application/json' };
    const { statusCode, body } = await app.inject({ method: 'POST', url: '/', headers, payload });
    return [statusCode, body] as const;
  };

  it('are refused where parsing their values would hold up others', async () => {
    const [status, body] = await send(`{"lines":[${'{},'.repeat(250_000)}{}]}`);

    assert.equal(status, 413);
    assert.match(body, /more than 250,000 values/);
  });

  it('are taken with as many commas and brackets as a text has', async () => {
    assert.deepEqual(await send(JSON.stringify({ file: 'a,[b]{c}\\",'.repeat(300_000) })), [200, 'parsed']);
  });

  it('are too deep behind any number of values', () => {
    assert.equal(isTooDeep(`[${'1,'.repeat(300_000)}${'['.repeat(70)}`), true);
  });
});
