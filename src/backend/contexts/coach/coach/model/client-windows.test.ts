/** Tools of an answer run in the window that asked: what another window has open is no part of it. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { v7 as newId } from 'uuid';
import { waitFor } from '../../../../../../test/support/wait-for.ts';
import type { ChatServerFrame } from '../../../../../contract/coach/coach-chat.ts';
import { requireOk } from '../../../../testing/billing-practice.ts';
import { type ChatClient, openChat } from '../../../../testing/chat-client.ts';
import {
  type FaultServer,
  openAiBytes,
  send,
  startFaultServer,
} from '../../../../testing/models/fault-server.ts';
import { openTestApp } from '../../../../testing/open-test-app.ts';
import type { TestApp } from '../../../../testing/test-app.ts';

type Call = Extract<ChatServerFrame, { type: 'call' }>;

describe('two windows and one answer', () => {
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

  const findCall = (chat: ChatClient, messageId: string) =>
    chat.framesOf(messageId).find((each): each is Call => each.type === 'call');

  /** Asks what a model answers with a search, and waits for the call. */
  async function ask(chat: ChatClient, client: { clientId?: string }): Promise<Call> {
    const usage = { input: 10, output: 10 };
    server.play(
      send(openAiBytes({ calls: [{ tool: 'search_files', input: ['{"text":"fee"}'] }], usage })),
      send(openAiBytes({ text: ['Done.'], usage })),
    );
    const messageId = newId();
    const frame = { type: 'ask', sessionId: newId(), messageId, text: 'Look.', zone: 'UTC' };
    chat.send({ ...frame, clientTools: ['search_files'], ...client });
    await waitFor(() => findCall(chat, messageId) !== undefined, 'the call');
    const call = findCall(chat, messageId);
    assert.ok(call);
    return call;
  }

  const result = ({ messageId, callId }: Call, output: string, client: { clientId?: string }) => ({
    type: 'toolResult',
    messageId,
    callId,
    output,
    isError: false,
    ...client,
  });

  for (const [title, asker, other] of [
    ['that name themselves', { clientId: 'window-a' }, { clientId: 'window-b' }],
    ['of clients that name none', {}, {}],
    ['of which one names itself', {}, { clientId: 'window-b' }],
  ] as const) {
    it(`run a tool in the one that asked: windows ${title}`, async () => {
      const [first, second] = [await openChat(vireo.app), await openChat(vireo.app)];
      const call = await ask(first, asker);
      second.send({ type: 'resume', messageId: call.messageId, offset: -1, ...other });
      await waitFor(() => second.framesOf(call.messageId).length > call.offset, 'its frames');
      second.send(result(call, 'other/contract.md:1: fee of another client', other));
      // Frames of a line are taken in order: what answers this one has taken the result before.
      second.send({ type: 'resume', messageId: newId(), offset: -1 });
      await waitFor(() => second.frames.some(({ type }) => type === 'failed'), 'the refusal');
      first.send(result(call, 'src/fees.ts:1: own fee', asker));
      await Promise.all([first, second].map((each) => each.waitForEnd(call.messageId)));

      const body = server.calls.at(-1)?.body ?? '';
      assert.ok(body.includes('own fee'), 'the window that asked was not heard');
      assert.ok(!body.includes('another client'), 'a file of another window left');
      assert.equal(findCall(second, call.messageId), undefined);
      const offsets = second.framesOf(call.messageId).map(({ offset }) => offset);
      assert.deepEqual(
        offsets,
        offsets.map((_, at) => at),
        'a frame is missing',
      );
    });
  }

  it('let the one that asked go on after its connection broke', async () => {
    const client = { clientId: 'window-a' };
    const before = await openChat(vireo.app);
    const { messageId, callId, offset } = await ask(before, client);
    await before.cut();
    const again = await openChat(vireo.app);
    again.send({ type: 'resume', messageId, offset: offset - 1, ...client });
    await waitFor(() => findCall(again, messageId) !== undefined, 'the call once more');
    assert.equal(findCall(again, messageId)?.callId, callId);
    again.send({ type: 'toolResult', messageId, callId, output: 'a: own fee', isError: false, ...client });
    await again.waitForEnd(messageId);
    assert.ok((server.calls.at(-1)?.body ?? '').includes('own fee'));
  });

  it('run nothing of an answer that is over', async () => {
    const client = { clientId: 'window-a' };
    const chat = await openChat(vireo.app);
    const call = await ask(chat, client);
    chat.send(result(call, 'Nothing found.', client));
    await chat.waitForEnd(call.messageId);
    const later = await openChat(vireo.app);
    later.send({ type: 'resume', messageId: call.messageId, offset: -1, clientId: 'window-c' });
    await later.waitForEnd(call.messageId);
    assert.equal(findCall(later, call.messageId), undefined);
    assert.equal(later.framesOf(call.messageId).length, chat.framesOf(call.messageId).length);
  });
});
