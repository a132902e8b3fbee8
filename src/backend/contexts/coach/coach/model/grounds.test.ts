/** On what figures of an answer may stand: on records and the person's own question, on no text that was only sent along. */
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

const usage = { input: 10, output: 10 };

describe('grounds of figures', () => {
  let vireo: TestApp;
  let server: FaultServer;
  let chat: ChatClient;

  before(async () => {
    server = await startFaultServer();
    vireo = await openTestApp({ models: { limits: { retries: 0 } } });
    const body = { preset: 'ollama', title: 'Own', baseUrl: server.url, models: [{ id: 'm' }] };
    requireOk(await vireo.ask('POST', '/ai/providers', { body }));
    const text = 'I charge 95 EUR and work 40 hours';
    requireOk(await vireo.ask('POST', '/ai/memories', { body: { text } }));
    chat = await openChat(vireo.app);
  });
  after(async () => {
    await vireo.close();
    await server.close();
  });

  function ask(frame: object): string {
    const messageId = newId();
    const asked = { type: 'ask', sessionId: newId(), messageId, text: 'How much?', zone: 'UTC' };
    chat.send({ ...asked, locale: 'en-GB', ...frame });
    return messageId;
  }

  async function marksOf(messageId: string): Promise<readonly (readonly [string, boolean])[]> {
    const { text, frames } = await chat.waitForEnd(messageId);
    return frames.flatMap((frame) =>
      frame.type === 'marks'
        ? frame.marks.map(
            ({ start, length, isFound }) => [text.slice(start, start + length), isFound] as const,
          )
        : [],
    );
  }

  it('are no memories', async () => {
    server.play(send(openAiBytes({ text: ['You worked 40 hours last week. Acme owes you 95 EUR.'], usage })));
    assert.deepEqual(await marksOf(ask({})), [
      ['40 hours', false],
      ['95 EUR', false],
    ]);
  });

  it('are no files, selections, problems or differences that the question names', async () => {
    for (const kind of ['file', 'selection', 'problems', 'git']) {
      server.play(send(openAiBytes({ text: ['You worked 37 hours last week.'], usage })));
      const mentions = [{ kind, label: 'a.ts', text: 'const most = "37 hours";' }];
      assert.deepEqual(await marksOf(ask({ mentions })), [['37 hours', false]], kind);
    }
  });

  it('are no files that the model read', async () => {
    const calls = [{ tool: 'read_file', input: ['{"path":"a.ts"}'] }];
    server.play(
      send(openAiBytes({ calls, usage })),
      send(openAiBytes({ text: ['You worked 37 hours last week.'], usage })),
    );
    const messageId = ask({ clientTools: ['read_file'] });
    const findCall = () =>
      chat
        .framesOf(messageId)
        .find((each): each is Extract<ChatServerFrame, { type: 'call' }> => each.type === 'call');
    await waitFor(() => findCall() !== undefined, 'the call');
    const output = 'const most = "37 hours";';
    chat.send({ type: 'toolResult', messageId, callId: findCall()?.callId, output, isError: false });
    assert.deepEqual(await marksOf(messageId), [['37 hours', false]]);
  });

  it('are the name of a record in the question, and no figure of the question itself', async () => {
    server.play(send(openAiBytes({ text: ['Of 12 hours, for Invoice 300 EUR.'], usage })));
    const mentions = [{ kind: 'project', label: 'Invoice 300 EUR', id: newId() }];
    assert.deepEqual(await marksOf(ask({ text: 'Are 12 hours much?', mentions })), [
      ['12 hours', false],
      ['300 EUR', true],
    ]);
  });

  it('are the days that a tool was asked for, and yesterday by the zone of the question', async () => {
    const day = '2026-11-17';
    const input = [JSON.stringify({ from: day, to: day })];
    server.play(
      send(openAiBytes({ calls: [{ tool: 'list_entries', input }], usage })),
      send(openAiBytes({ text: [`Nothing on ${day}, yesterday, nor 17/11/2026.`], usage })),
    );
    assert.deepEqual(await marksOf(ask({})), [
      [day, true],
      ['yesterday', true],
      ['17/11/2026', true],
    ]);
  });

  it('are no records of another client than the one that is named', async () => {
    const amounts: readonly (readonly [string, string])[] = [
      ['Nordwind GmbH', '120.00'],
      ['Südlicht AG', '95.00'],
    ];
    for (const [name, amount] of amounts) {
      const body = { name, currency: 'EUR', countryCode: 'DE' };
      const clientId = requireOk(await vireo.ask('POST', '/clients', { body })).body.id;
      const hourlyRate = { minor: Number(amount) * 100, currency: 'EUR' };
      requireOk(await vireo.ask('POST', '/projects', { body: { name: 'Website', clientId, hourlyRate } }));
    }
    server.play(
      send(openAiBytes({ calls: [{ tool: 'list_projects', input: ['{}'] }], usage })),
      send(openAiBytes({ text: ['Nordwind pays 95.00 EUR. Südlicht pays 95.00 EUR.'], usage })),
    );
    assert.deepEqual(await marksOf(ask({})), [
      ['95.00 EUR', false],
      ['95.00 EUR', true],
    ]);
  });
});
