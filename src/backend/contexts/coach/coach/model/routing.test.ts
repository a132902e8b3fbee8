/** Of the questions of test/fixtures/coach: which the built-in coach answers before a model, and which it leaves to one. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'mocha';
import { v7 as newId } from 'uuid';
import * as z from 'zod';
import { playAskedPractice } from '../../../../testing/asked-practice.ts';
import { type ChatClient, openChat } from '../../../../testing/chat-client.ts';
import { openTestApp } from '../../../../testing/open-test-app.ts';
import type { TestApp } from '../../../../testing/test-app.ts';

const asked = z.array(z.object({ text: z.string(), language: z.string().optional() }));
const read = (name: string) =>
  asked.parse(
    JSON.parse(
      readFileSync(new URL(`../../../../../../test/fixtures/coach/${name}`, import.meta.url), 'utf8'),
    ),
  );

describe('questions with a model set up', () => {
  let vireo: TestApp;
  let chat: ChatClient;

  before(async () => {
    const models = {
      isSetUp: async () => true,
      async *stream() {
        yield { type: 'text', text: 'By the model.' } as const;
      },
    };
    vireo = await openTestApp({ coach: { models } });
    await playAskedPractice(vireo);
    chat = await openChat(vireo.app);
  });
  after(async () => await vireo.close());

  async function findCoach(text: string, language = 'en'): Promise<string | undefined> {
    const { frames } = await chat.ask(text, { sessionId: newId(), locale: language });
    return frames.find((frame) => frame.type === 'started')?.coach;
  }

  async function listBy(coach: string, questions: z.infer<typeof asked>): Promise<readonly string[]> {
    const found: string[] = [];
    for (const { text, language } of questions)
      if ((await findCoach(text, language)) === coach) found.push(text);
    return found;
  }

  it('are left to the model where the built-in coach declines them', async () => {
    assert.deepEqual(await listBy('built-in', read('declined.json')), []);
  });

  it('are left to the model where they may mean two things', async () => {
    assert.deepEqual(await listBy('built-in', read('ambiguous.json')), []);
  });

  it('are answered by the built-in coach where they are of figures', async () => {
    const some = read('figures.json').filter((_, index) => index % 5 === 0);
    assert.ok(some.length > 40);
    assert.deepEqual(await listBy('model', some), []);
  });
});
