/** What the built-in coach said may be said again by a model, of whom it was said alone. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { v7 as newId } from 'uuid';
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

describe('figures of built-in answers', () => {
  let vireo: TestApp;
  let server: FaultServer;
  let chat: ChatClient;

  before(async () => {
    server = await startFaultServer();
    vireo = await openTestApp({ models: { limits: { retries: 0 } } });
    const body = { preset: 'ollama', title: 'Own', baseUrl: server.url, models: [{ id: 'm' }] };
    requireOk(await vireo.ask('POST', '/ai/providers', { body }));
    chat = await openChat(vireo.app);
    for (const [name, project, hours] of [
      ['Nordwind GmbH', 'Website', '13:30'],
      ['Südlicht AG', 'Shop', '10:15'],
    ] as const) {
      const client = { name, currency: 'EUR', countryCode: 'DE' };
      const clientId = requireOk(await vireo.ask('POST', '/clients', { body: client })).body.id;
      const hourlyRate = { minor: 10_000, currency: 'EUR' };
      const projectId = requireOk(
        await vireo.ask('POST', '/projects', { body: { name: project, clientId, hourlyRate } }),
      ).body.id;
      const entry = { projectId, note: 'Work', billable: true, zone: 'UTC' };
      const [startedAt, endedAt] = ['2026-11-10T09:00:00Z', `2026-11-10T${hours}:00Z`];
      requireOk(await vireo.ask('POST', '/time-entries', { body: { ...entry, startedAt, endedAt } }));
    }
  });
  after(async () => {
    await vireo.close();
    await server.close();
  });

  /** Asks the built-in coach, then the model in the same session, which says `said`. */
  async function sayAfter(question: string, said: string, locale = 'en-GB') {
    const sessionId = newId();
    const ask = async (text: string, model: string) => {
      const messageId = newId();
      chat.send({ type: 'ask', sessionId, messageId, text, model, zone: 'UTC', locale });
      return await chat.waitForEnd(messageId);
    };
    const before = await ask(question, 'built-in');
    server.play(send(openAiBytes({ text: [said], usage })));
    const { text, frames } = await ask('Why so much?', 'auto');
    const marks = frames.flatMap((frame) =>
      frame.type === 'marks'
        ? frame.marks.map(
            ({ start, length, isFound }) => [text.slice(start, start + length), isFound] as const,
          )
        : [],
    );
    return { before: before.text, marks };
  }

  it('are found, and others of the same sentence are not', async () => {
    const { marks } = await sayAfter(
      'hours on 2026-11-10',
      'You worked 5:45 on 10 November 2026, and 7:45 before.',
    );
    assert.deepEqual(marks, [
      ['5:45', true],
      ['10 November 2026', true],
      ['7:45', false],
    ]);
  });

  it('are of the client that the question named', async () => {
    const { before, marks } = await sayAfter(
      'hours for Nordwind on 2026-11-10',
      'Nordwind took 4:30. Südlicht took 4:30.',
    );
    assert.match(before, /Nordwind/);
    // Of Südlicht nothing is known: whose the figure is, is not.
    assert.deepEqual(marks[0], ['4:30', true]);
  });

  it('are of the row that they stand in, in both languages', async () => {
    for (const [question, said, locale] of [
      ['hours by client on 2026-11-10', 'Nordwind took 4:30. Südlicht took 4:30, no, 1:15.', 'en-GB'],
      ['Stunden nach Kunde am 10.11.2026', 'Nordwind bekam 4:30. Südlicht bekam 4:30, nein, 1:15.', 'de-DE'],
      ['hours by project on 2026-11-10', 'Nordwind took 4:30. Südlicht took 4:30, no, 1:15.', 'en-GB'],
    ] as const)
      assert.deepEqual(
        (await sayAfter(question, said, locale)).marks,
        [
          ['4:30', true],
          ['4:30', false],
          ['1:15', true],
        ],
        question,
      );
  });

  it('are none that a model said before', async () => {
    const sessionId = newId();
    const say = async (said: string) => {
      const messageId = newId();
      server.play(send(openAiBytes({ text: [said], usage })));
      chat.send({ type: 'ask', sessionId, messageId, text: 'Why so much?', model: 'auto', zone: 'UTC' });
      const { frames } = await chat.waitForEnd(messageId);
      return frames.flatMap((frame) => (frame.type === 'marks' ? frame.marks : []));
    };
    await say('You worked 5:45.');
    assert.deepEqual(
      (await say('As I said, 5:45.')).map(({ isFound }) => isFound),
      [false],
    );
  });
});
