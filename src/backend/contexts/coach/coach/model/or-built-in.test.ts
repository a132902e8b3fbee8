/** A model that cannot be reached: the built-in coach answers in its place, and says so. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { v7 as newId } from 'uuid';
import { waitFor } from '../../../../../../test/support/wait-for.ts';
import type { ChatServerFrame } from '../../../../../contract/coach/coach-chat.ts';
import { requireOk } from '../../../../testing/billing-practice.ts';
import { type ChatClient, openChat } from '../../../../testing/chat-client.ts';
import {
  type FaultServer,
  firstEvent,
  openAiBytes,
  type Script,
  send,
  silence,
  startFaultServer,
  status,
} from '../../../../testing/models/fault-server.ts';
import { openTestApp } from '../../../../testing/open-test-app.ts';
import type { TestApp } from '../../../../testing/test-app.ts';

const page = status(200, '<!doctype html><title>Sign in</title>', { 'content-type': 'text/html' });

describe('a model that cannot be reached', () => {
  let vireo: TestApp;
  let server: FaultServer;
  let chat: ChatClient;
  let providerId: string;

  before(async () => {
    server = await startFaultServer();
    vireo = await openTestApp({
      models: { limits: { retries: 0, firstLocalPartMs: 300, faultsInRow: 1_000 } },
    });
    const body = { preset: 'ollama', title: 'Own', baseUrl: server.url, models: [{ id: 'm' }] };
    providerId = (await vireo.ask('POST', '/ai/providers', { body })).body.id;
    chat = await openChat(vireo.app);
  });
  after(async () => {
    await vireo.close();
    await server.close();
  });

  const shownOf = (frames: readonly ChatServerFrame[]) =>
    frames.flatMap((frame) => {
      if (frame.type === 'started') return [`started ${frame.coach}`];
      if (frame.type === 'notice') return [`notice ${frame.message}`];
      return frame.type === 'usage' ? [] : [frame.type];
    });

  const question = 'How many hours in March 2026?';
  /** Of itself the built-in coach would answer: a model is asked for. */
  const model = 'auto';

  const faults: readonly (readonly [string, Script, string])[] = [
    ['that does not take the key', status(401, { error: { message: 'no' } }), 'Own does not accept the key'],
    ['that is overloaded', status(503, {}), 'Own is overloaded'],
    ['that says nothing', silence, 'Own did not answer in time'],
    ['that gives a page in place of a stream', page, 'Own sent a web page in place of an answer'],
    ['whose connection breaks', send(new Uint8Array(), { end: 'reset' }), 'The answer of Own broke off'],
  ];
  for (const [what, script, sentence] of faults)
    it(`is answered for by the built-in coach: one ${what}`, async () => {
      server.play(script);
      const before = server.calls.length;

      const { frames, text } = await chat.ask(question, { model });

      assert.deepEqual(shownOf(frames), [
        'started model',
        `notice ${sentence}; the built-in coach answers instead.`,
        'started built-in',
        'tool',
        'delta',
        'reading',
        'done',
      ]);
      assert.match(text, /No time is recorded/);
      assert.equal(server.calls.length, before + 1);
    });

  it('is said in the language of the window, and kept so', async () => {
    const gone = await startFaultServer();
    await gone.close();
    requireOk(await vireo.ask('PATCH', `/ai/providers/${providerId}`, { body: { baseUrl: gone.url } }));
    const sessionId = newId();
    const { frames } = await chat.ask('Wie viele Stunden im März 2026?', { locale: 'de', sessionId, model });
    requireOk(await vireo.ask('PATCH', `/ai/providers/${providerId}`, { body: { baseUrl: server.url } }));

    assert.equal(
      shownOf(frames)[1],
      'notice Own ist nicht erreichbar; der eingebaute Coach antwortet stattdessen.',
    );
    await waitFor(async () => {
      const { items } = (await vireo.ask('GET', `/ai/sessions/${sessionId}/messages`)).body;
      const { coach, state, notices } = items[0].answer;
      return state === 'done' && coach === 'built-in' && notices.length === 1;
    }, 'the answer to be kept');
  });

  it('is not answered for once a word of it was shown', async () => {
    server.play(send(firstEvent(openAiBytes({ text: ['Half of it'] })), { end: 'reset' }));

    const { frames, text } = await chat.ask(question, { model });

    assert.equal(text, 'Half of it');
    assert.deepEqual([frames.at(-1)?.type, shownOf(frames).includes('started built-in')], ['failed', false]);
  });

  it('is not answered for where it declines, or after it has called a tool', async () => {
    server.play(status(400, { error: { message: 'content_policy' } }));
    const declined = await chat.ask(question, { model });
    const call = { tool: 'list_clients', input: ['{}'] };
    server.play(send(openAiBytes({ calls: [call], finish: 'tool_calls' })), status(503, {}));
    const called = await chat.ask(question, { model });

    assert.deepEqual(shownOf(declined.frames), ['started model', 'failed']);
    assert.deepEqual(shownOf(called.frames), ['started model', 'tool', 'failed']);
  });
});
