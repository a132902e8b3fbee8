/** A model that calls more tools than an answer may have, and one that sends more than may be read (#41). */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { v7 as newId } from 'uuid';
import { requireOk } from '../../../../testing/billing-practice.ts';
import { type Answered, openChat } from '../../../../testing/chat-client.ts';
import { endless, letters } from '../../../../testing/models/endless.ts';
import {
  type FaultServer,
  openAiBytes,
  type Script,
  send,
  startFaultServer,
} from '../../../../testing/models/fault-server.ts';
import { openTestApp } from '../../../../testing/open-test-app.ts';
import type { TestApp } from '../../../../testing/test-app.ts';

const usage = { input: 10, output: 10 };

function calling(count: number): Script {
  const calls = Array.from({ length: count }, () => ({ tool: 'clients_list', input: ['{}'] }));
  return send(openAiBytes({ text: ['Let me see. '], calls, usage }));
}
const fine = send(openAiBytes({ text: ['Fine.'], usage }));

describe('tool calls of an answer', () => {
  let vireo: TestApp;
  let server: FaultServer;

  before(async () => {
    server = await startFaultServer();
    vireo = await openTestApp({ models: { limits: { retries: 0 } } });
    const body = { preset: 'ollama', title: 'Own', baseUrl: server.url, models: [{ id: 'm' }] };
    requireOk(await vireo.ask('POST', '/ai/providers', { body }));
  });
  after(async () => {
    await vireo.close();
    await server.close();
  });

  async function ask(scripts: readonly Script[], options: { sessionId?: string; locale?: string } = {}) {
    server.play(...scripts);
    return await (await openChat(vireo.app)).ask('How much?', options);
  }

  const toolsOf = ({ frames }: Answered) => frames.filter(({ type }) => type === 'tool').length;
  const noticesOf = ({ frames }: Answered) =>
    frames.flatMap((frame) => (frame.type === 'notice' ? frame.message : []));

  it('are 40 at most: then the model answers with what it has, and is told why', async () => {
    const asked = await ask([calling(16), calling(16), calling(16), fine]);

    assert.deepEqual([asked.frames.at(-1)?.type, toolsOf(asked)], ['done', 40]);
    assert.match(asked.text, /Fine\.$/);
    assert.deepEqual(noticesOf(asked), [
      'An answer may call 40 tools: the model answers with what these returned.',
    ]);
    const last: { tools?: unknown; messages: { role: string; content: string }[] } = JSON.parse(
      server.calls.at(-1)?.body ?? '{}',
    );
    const results = last.messages.filter(({ role }) => role === 'tool');
    assert.equal(last.tools, undefined);
    assert.equal(results.length, 48);
    assert.equal(results.filter(({ content }) => content.startsWith('Not run: ')).length, 8);
  });

  it('are exactly 40 without a word about a limit', async () => {
    const asked = await ask([calling(16), calling(16), calling(8), fine]);

    assert.deepEqual([toolsOf(asked), noticesOf(asked)], [40, []]);
  });

  it('end the answer where one round has more than 16, and the session goes on', async () => {
    const sessionId = newId();
    const refused = await ask([calling(1_600)], { sessionId });
    const next = await ask([fine], { sessionId });

    const end = refused.frames.at(-1);
    assert.ok(end?.type === 'failed');
    assert.equal(end.code, 'too_large');
    assert.match(end.message, /called more than 16 tools at once/);
    assert.equal(toolsOf(refused), 0);
    assert.deepEqual({ text: next.text, type: next.frames.at(-1)?.type }, { text: 'Fine.', type: 'done' });
  });

  it('do not matter to a session whose last answer had a line without an end', async () => {
    const sessionId = newId();
    const refused = await ask([endless({ piece: letters }).script], { sessionId, locale: 'de' });
    const next = await ask([fine], { sessionId });

    const end = refused.frames.at(-1);
    assert.ok(end?.type === 'failed');
    assert.match(end.message, /eine Zeile von mehr als 1 MB gesendet/);
    assert.equal(next.text, 'Fine.');
  });
});
