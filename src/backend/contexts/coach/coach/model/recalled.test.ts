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
import { recallLines } from './recall-answers.ts';

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
      ['Studio 54', 'Line 8', '11:20'],
    ] as const) {
      const client = { name, currency: 'EUR', countryCode: 'DE' };
      const clientId = requireOk(await vireo.ask('POST', '/clients', { body: client })).body.id;
      const hourlyRate = { minor: 10_000, currency: 'EUR' };
      const projectId = requireOk(
        await vireo.ask('POST', '/projects', { body: { name: project, clientId, hourlyRate } }),
      ).body.id;
      const entry = { projectId, note: 'Work', billable: true, zone: 'UTC' };
      const day = name === 'Studio 54' ? '2026-11-11' : '2026-11-10';
      const [startedAt, endedAt] = [`${day}T09:00:00Z`, `${day}T${hours}:00Z`];
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

  it('are of a row whose name has a digit', async () => {
    for (const [question, locale] of [
      ['hours by client from 2026-11-10 to 2026-11-11', 'en-GB'],
      ['hours by project from 2026-11-10 to 2026-11-11', 'en-GB'],
      ['entries from 2026-11-10 to 2026-11-11', 'en-GB'],
      ['Stunden nach Kunde vom 10.11.2026 bis 11.11.2026', 'de-DE'],
    ] as const) {
      const said = 'Studio 54 took 2:20. Südlicht took 2:20, no, 1:15.';
      const { before, marks } = await sayAfter(question, said, locale);
      assert.match(before, /Studio 54[^\n]*2:20/, question);
      assert.deepEqual(
        marks.filter(([text]) => /:/.test(text)),
        [
          ['2:20', true],
          ['2:20', false],
          ['1:15', true],
        ],
        question,
      );
    }
  });

  it('are of the name of their row by its place', () => {
    const recall = (answer: string, frame?: object) =>
      recallLines({ answer, understood: frame && { frame: { filters: [], ...frame } } }).map(({ of }) => of);
    const client = (name: string) => [{ kind: 'client', name }];
    for (const name of ['Studio 54', '1&1', 'May 2026', 'A 1 · B 2'])
      assert.deepEqual(recall(`- **${name}**: **12:00**`, { group: 'client' }), [client(name)], name);
    assert.deepEqual(recall('- 2026\\-0013 **Studio 54**: €12.00, due Mon, 2 Nov 2026', {}), [
      client('Studio 54'),
    ]);
    for (const [group, day] of [
      ['day', 'Mon, 2 Nov 2026'],
      ['week', 'KW 45 (2.–8. Nov. 2026)'],
      ['month', 'März 2026'],
    ] as const)
      assert.deepEqual(recall(`- **${day}**: **12:00**`, { group }), [[]], day);
    assert.deepEqual(recall('**12:00** on **Mon, 2 Nov 2026**, **1,200.00 DKK**', {}), [[]]);
    // Of no known kind.
    assert.deepEqual(recall('- **Studio 54**: **12:00**'), []);
    assert.deepEqual(recall('- **Mi., 4. Nov. 2026**: **12:00**'), [[]]);
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
