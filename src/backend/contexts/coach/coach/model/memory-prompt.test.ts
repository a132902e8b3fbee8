/** What is remembered goes before a model as material, without secrets, and only to whom it belongs. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'mocha';
import { requireOk } from '../../../../testing/billing-practice.ts';
import { openChat } from '../../../../testing/chat-client.ts';
import {
  type FaultServer,
  openAiBytes,
  send,
  startFaultServer,
} from '../../../../testing/models/fault-server.ts';
import { openTestApp } from '../../../../testing/open-test-app.ts';
import type { TestApp } from '../../../../testing/test-app.ts';

/** Made anew for each run. */
const secret = `ghp_${randomBytes(60)
  .toString('base64')
  .replaceAll(/[^A-Za-z0-9]/g, 'x')
  .slice(0, 36)}`;

describe('memory before a model', () => {
  let vireo: TestApp;
  let server: FaultServer;

  before(async () => {
    server = await startFaultServer();
    vireo = await openTestApp({ models: { limits: { retries: 0 } } });
    const body = { preset: 'ollama', title: 'Own', baseUrl: server.url, models: [{ id: 'm' }] };
    requireOk(await vireo.ask('POST', '/ai/providers', { body }));
    for (const text of ['I invoice on the first Monday of 2026.', `My token is ${secret}`])
      requireOk(await vireo.ask('POST', '/ai/memories', { body: { text } }));
  });
  after(async () => {
    await vireo.close();
    await server.close();
  });
  beforeEach(() => {
    server.play(send(openAiBytes({ text: ['On the first Monday.'], usage: { input: 10, output: 5 } })));
  });

  it('is fenced as what the person has kept, without its secrets, and What Was Sent shows it', async () => {
    const chat = await openChat(vireo.app);
    const { messageId } = await chat.ask('When do I invoice?');

    const { messages } = JSON.parse(server.calls.at(-1)?.body ?? '{}');
    const question = messages.at(-1).content;
    const fenced = /<<<DATA (\S+) memory "kept by the person">>>\n([\s\S]*?)\n<<<END \1>>>/.exec(
      typeof question === 'string' ? question : JSON.stringify(question),
    );
    const sent = (await vireo.ask('GET', `/ai/messages/${messageId}/sent`)).body;

    assert.match(fenced?.[2] ?? '', /I invoice on the first Monday of 2026\.\nMy token is /);
    assert.ok(!JSON.stringify(server.calls).includes(secret));
    assert.match(JSON.stringify(sent), /I invoice on the first Monday/);
    assert.ok(!JSON.stringify(sent).includes(secret));
  });

  it('is not before the model for anybody else', async () => {
    const chat = await openChat(vireo.app, 'user');
    await chat.ask('When do I invoice?');

    assert.doesNotMatch(server.calls.at(-1)?.body ?? '', /first Monday of 2026/);
  });
});
