import assert from 'node:assert/strict';
import * as z from 'zod';
import { type FaultServer, openAiBytes, send, startFaultServer } from '../../testing/models/fault-server.ts';
import { createModelPractice, testProvider, testRequest } from '../../testing/models/model-practice.ts';
import { askForObject } from './ask-for-object.ts';

describe('an answer in a form', () => {
  const schema = z.strictObject({ hours: z.number(), client: z.string() });
  const usage = { input: 10, output: 5 };
  let server: FaultServer;

  beforeEach(async () => {
    server = await startFaultServer();
  });
  afterEach(async () => await server.close());

  const say = (text: string) => send(openAiBytes({ text: [text], usage }));
  const ask = async () => {
    const { gateway } = createModelPractice([testProvider('compatible', server.url)]);
    return await askForObject({ gateway, schema }, testRequest, new AbortController().signal);
  };

  it('is read, also from a block of code', async () => {
    server.play(say('Here:\n```json\n{"hours": 8.5, "client": "Nordwind"}\n```'));

    assert.deepEqual(await ask(), { hours: 8.5, client: 'Nordwind' });
    assert.match(server.calls[0]?.body ?? '', /JSON Schema.*hours/);
  });

  it('is read without what the model thinks before it', async () => {
    server.play(say('<think>{"hours": 1}? ```no```</think>\n{"hours": 8, "client": "Nordwind"}'));

    assert.deepEqual(await ask(), { hours: 8, client: 'Nordwind' });
    assert.equal(server.calls.length, 1);
  });

  it('is asked for once more where it does not fit, with what is wrong', async () => {
    server.play(say('{"hours": "many"}'), say('{"hours": 8, "client": "Nordwind"}'));

    assert.deepEqual(await ask(), { hours: 8, client: 'Nordwind' });
    assert.match(server.calls[1]?.body ?? '', /That does not fit/);
  });

  it('is given up after the second', async () => {
    server.play(say('I cannot.'));

    await assert.rejects(ask(), { code: 'unreadable' });
    assert.equal(server.calls.length, 2);
  });
});
