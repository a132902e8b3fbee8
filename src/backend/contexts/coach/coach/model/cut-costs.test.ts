/** What an answer cost that was stopped: below it at once, and when the session is opened again. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { v7 as newId } from 'uuid';
import { waitFor } from '../../../../../../test/support/wait-for.ts';
import { requireOk } from '../../../../testing/billing-practice.ts';
import { openChat } from '../../../../testing/chat-client.ts';
import {
  type FaultServer,
  firstEvent,
  openAiBytes,
  send,
  startFaultServer,
} from '../../../../testing/models/fault-server.ts';
import { openTestApp } from '../../../../testing/open-test-app.ts';
import type { TestApp } from '../../../../testing/test-app.ts';

describe('the cost of an answer that was stopped', () => {
  let vireo: TestApp;
  let server: FaultServer;

  before(async () => {
    server = await startFaultServer();
    vireo = await openTestApp({ models: { limits: { retries: 0 } } });
    const price = { inputMicroUsd: 1_000_000, outputMicroUsd: 2_000_000 };
    const body = { preset: 'ollama', title: 'Own', baseUrl: server.url, models: [{ id: 'm', price }] };
    requireOk(await vireo.ask('POST', '/ai/providers', { body }));
  });
  after(async () => {
    await vireo.close();
    await server.close();
  });

  it('is the one of the ledger, marked as an estimate', async () => {
    server.play(send(firstEvent(openAiBytes({ text: ['Half of it'] })), { end: 'never' }));
    const chat = await openChat(vireo.app);
    const [sessionId, messageId] = [newId(), newId()];
    chat.send({ type: 'ask', sessionId, messageId, text: 'Long?', zone: 'UTC', locale: 'de' });
    await waitFor(() => chat.framesOf(messageId).some(({ type }) => type === 'delta'), 'the first words');
    chat.send({ type: 'stop', messageId });
    const { frames } = await chat.waitForEnd(messageId);

    const told = frames.flatMap((frame) => (frame.type === 'usage' ? [frame.usage] : []));
    assert.deepEqual(
      { toldCount: told.length, type: frames.at(-1)?.type },
      { toldCount: 1, type: 'stopped' },
    );
    assert.ok(told[0] !== undefined && told[0].costMicroUsd > 0 && told[0].isEstimated);

    const settled = async () => {
      const [call] = (await vireo.ask('GET', '/ai/spending/calls')).body.items;
      return call.state === 'settled' || call.state === 'estimated' ? call : undefined;
    };
    await waitFor(async () => (await settled()) !== undefined, 'the settling');
    const { items } = (await vireo.ask('GET', `/ai/sessions/${sessionId}/messages?locale=de`)).body;
    const { usage, state } = items[0].answer;
    assert.deepEqual(
      { state, costMicroUsd: usage.costMicroUsd },
      { state: 'stopped', costMicroUsd: (await settled()).cost.microUsd },
    );
    assert.match(usage.costText, /\u00a0\$$/);
  });

  it('is told in English for a locale that is none: the answer is not lost', async () => {
    server.play(send(openAiBytes({ text: ['All of it'] })));
    const chat = await openChat(vireo.app);

    const { frames, text } = await chat.ask('Short?', { locale: 'xx_YY' });

    assert.deepEqual({ type: frames.at(-1)?.type, text }, { type: 'done', text: 'All of it' });
    assert.ok(frames.some((frame) => frame.type === 'usage'));
  });
});
