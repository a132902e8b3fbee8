/** With a model set up the built-in coach answers what it understands wholly, free; the rest goes to the model. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'mocha';
import { v7 as newId } from 'uuid';
import { waitFor } from '../../../../../../test/support/wait-for.ts';
import { requireOk } from '../../../../testing/billing-practice.ts';
import { type Answered, type ChatClient, openChat } from '../../../../testing/chat-client.ts';
import {
  type FaultServer,
  openAiBytes,
  send,
  startFaultServer,
} from '../../../../testing/models/fault-server.ts';
import { openTestApp } from '../../../../testing/open-test-app.ts';
import type { TestApp } from '../../../../testing/test-app.ts';

describe('the built-in coach before a model', () => {
  let vireo: TestApp;
  let server: FaultServer;
  let chat: ChatClient;

  before(async () => {
    server = await startFaultServer();
    vireo = await openTestApp({ models: { limits: { retries: 0 } } });
    const price = { inputMicroUsd: 1_000_000, outputMicroUsd: 2_000_000 };
    const body = { preset: 'ollama', title: 'Own', baseUrl: server.url, models: [{ id: 'm', price }] };
    requireOk(await vireo.ask('POST', '/ai/providers', { body }));
    const { projectId, clientId } = await vireo.createProject();
    const hourlyRate = { minor: 10_000, currency: 'EUR' };
    requireOk(await vireo.ask('POST', '/projects', { body: { name: 'Checkout', clientId, hourlyRate } }));
    const entry = { projectId, startedAt: '2026-03-02T09:00', endedAt: '2026-03-02T10:45', zone: 'UTC' };
    requireOk(await vireo.ask('POST', '/time-entries', { body: entry }));
    chat = await openChat(vireo.app);
  });
  after(async () => {
    await vireo.close();
    await server.close();
  });
  beforeEach(() => {
    server.play(send(openAiBytes({ text: ['By the model.'], usage: { input: 1_000, output: 10 } })));
  });

  const coachOf = ({ frames }: Answered) =>
    frames.flatMap((frame) => (frame.type === 'started' ? frame.coach : []));
  const doneOf = ({ frames }: Answered) => frames.find((frame) => frame.type === 'done');
  const countCalls = async () => (await vireo.ask('GET', '/ai/spending/calls')).body.items.length;
  const askAlone = async (text: string, how: Parameters<ChatClient['ask']>[1] = {}) =>
    await chat.ask(text, { sessionId: newId(), ...how });

  const ofRecords = [
    'How many hours in March 2026?',
    'Wie viele Stunden im März 2026?',
    'Hours in March 2026 without Checkout',
    'How many hours in March 2026, and what is unbilled?',
    'Which invoices are overdue?',
    'Is a timer running?',
    'How do I correct an invoice?',
    'What can you answer?',
    'What are my goals?',
    'Log 2 hours on Checkout yesterday: review',
    'Remember that I never work on Fridays',
  ];
  for (const question of ofRecords)
    it(`asks no model: ${question}`, async () => {
      const [sent, booked] = [server.calls.length, await countCalls()];

      const answered = await askAlone(question);

      assert.deepEqual(coachOf(answered), ['built-in'], answered.text);
      assert.deepEqual([doneOf(answered)?.choices, doneOf(answered)?.canAskModel], [[], true], answered.text);
      assert.ok(answered.frames.every(({ type }) => type !== 'usage'));
      assert.deepEqual([server.calls.length, await countCalls()], [sent, booked]);
    });

  const ofModels = [
    'Why was last week so short?',
    'Warum war letzte Woche so kurz?',
    'How many hours in March 2026, and why so few?',
    'Should I raise my rate?',
    'How many hours in March 2026, and is that healthy?',
    'Wie viele Stunden im März 2026? Ist das viel?',
    'Give me a summary of my hours in March 2026',
    'What do you recommend for Checkout?',
    'How can I improve the health of Checkout?',
    'Thanks!',
    'What does fold() do?',
    // Not whole: a period, a project or what is meant is missing, or the figure does not have it.
    'Revenue',
    'Log 2 hours',
    'Payments tagged urgent in 2026',
    'Remember when I worked for Nordwind?',
  ];
  for (const question of ofModels)
    it(`asks the model: ${question}`, async () => {
      const sent = server.calls.length;

      const answered = await askAlone(question);

      assert.deepEqual([coachOf(answered), answered.text], [['model'], 'By the model.']);
      assert.equal(doneOf(answered)?.canAskModel, undefined);
      assert.equal(server.calls.length, sent + 1);
    });

  it('goes to the model with what is named beside it, and where a model was chosen', async () => {
    const mentions = [{ kind: 'file', label: 'a.ts', text: 'export {}' }] as const;
    const { id } = (await vireo.ask('GET', '/ai/models')).body.items[0];

    for (const how of [{ mentions }, { model: id }, { model: 'auto' }])
      assert.deepEqual(coachOf(await askAlone('How many hours in March 2026?', how)), ['model']);
  });

  it('offers no model where the built-in coach was chosen', async () => {
    const answered = await askAlone('How many hours in March 2026?', { model: 'built-in' });

    assert.deepEqual([coachOf(answered), doneOf(answered)?.canAskModel], [['built-in'], undefined]);
  });

  it('tells the model what the built-in coach has answered', async () => {
    const sessionId = newId();
    const figures = await chat.ask('How many hours in March 2026?', { sessionId });
    assert.match(figures.text, /\[1:45\]\(vireo:0\)/);

    await chat.ask('Why so few?', { sessionId });

    const { messages } = JSON.parse(server.calls.at(-1)?.body ?? '{}');
    const said = messages.map(({ role, content }: { role: string; content: string }) => [role, content]);
    assert.deepEqual(said.slice(1, 4), [
      ['user', 'How many hours in March 2026?'],
      ['assistant', figures.text.replaceAll(/\[([^\]]*)\]\(vireo:\d+\)/g, '$1')],
      ['user', 'Why so few?'],
    ]);
  });

  it('reads a part of a question by the one before it, unless a model has answered between', async () => {
    const sessionId = newId();
    await chat.ask('How many hours on Checkout in February 2026?', { sessionId });
    const followed = await chat.ask('And in March 2026?', { sessionId });
    await chat.ask('Why so few?', { sessionId });
    const after = await chat.ask('And in April 2026?', { sessionId });

    assert.deepEqual([coachOf(followed), coachOf(after)], [['built-in'], ['model']]);
  });

  it('is kept as the answer of who gave it', async () => {
    const sessionId = newId();
    await chat.ask('How many hours in March 2026?', { sessionId });

    await waitFor(async () => {
      const { items } = (await vireo.ask('GET', `/ai/sessions/${sessionId}/messages`)).body;
      const { coach, state, canAskModel, usage } = items[0].answer;
      return coach === 'built-in' && state === 'done' && canAskModel === true && usage === undefined;
    }, 'the answer to be kept');
  });
});
