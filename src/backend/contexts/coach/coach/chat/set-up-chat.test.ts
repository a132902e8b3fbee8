import { afterEach, beforeEach } from 'mocha';
import { v7 as newId } from 'uuid';
import { waitFor } from '../../../../../../test/support/wait-for.ts';
import type { ModelGateway, ModelRequest } from '../../../../platform/models/gateway.ts';
import { type ChatClient, openChat } from '../../../../testing/chat-client.ts';
import { openTestApp } from '../../../../testing/open-test-app.ts';
import type { TestApp } from '../../../../testing/test-app.ts';

/** A model whose tokens a test lets go one by one. */
export function createSteppedModel() {
  const waiting: ((token: string | undefined) => void)[] = [];
  const ready: (string | undefined)[] = [];
  const calls: { request: ModelRequest; signal: AbortSignal }[] = [];
  const models: ModelGateway = {
    isSetUp: async () => true,
    async *stream(request, signal) {
      calls.push({ request, signal });
      while (true) {
        const token =
          ready.length > 0
            ? ready.shift()
            : await new Promise<string | undefined>((resolve) => waiting.push(resolve));
        if (token === undefined) {
          return;
        }
        yield { type: 'text', text: token };
      }
    },
  };
  const give = (token: string | undefined): void => {
    const next = waiting.shift();
    next === undefined ? ready.push(token) : next(token);
  };
  return { models, calls, say: (token: string) => give(token), end: () => give(undefined) };
}

/** A coach whose model answers step by step. */
export function setUpChat() {
  let vireo: TestApp;

  let stepped: ReturnType<typeof createSteppedModel>;

  let chat: ChatClient;

  let sessionId: string;

  beforeEach(async () => {
    stepped = createSteppedModel();
    vireo = await openTestApp({ coach: { models: stepped.models } });
    chat = await openChat(vireo.app);
    sessionId = newId();
  });

  afterEach(async () => await vireo.close());

  function ask(client: ChatClient, text = 'Hello?', messageId = newId()): string {
    client.send({ type: 'ask', sessionId, messageId, text, zone: 'Europe/Berlin' });
    return messageId;
  }

  async function waitForFrames(client: ChatClient, messageId: string, count: number): Promise<void> {
    await waitFor(() => client.framesOf(messageId).length >= count, `${count} frames`);
  }

  const typesOf = (client: ChatClient, messageId: string): string[] =>
    client.framesOf(messageId).map(({ type }) => type);

  async function answerNow(text: string): Promise<string> {
    const messageId = ask(chat, text);
    stepped.end();
    await chat.waitForEnd(messageId);
    await waitFor(
      async () =>
        (await vireo.ask('GET', `/ai/sessions/${sessionId}/messages`)).body.items.at(-1).answer.state ===
        'done',
      'it to be kept',
    );
    return messageId;
  }

  return {
    get chat() {
      return chat;
    },
    get stepped() {
      return stepped;
    },
    get vireo() {
      return vireo;
    },
    get sessionId() {
      return sessionId;
    },
    set sessionId(value: string) {
      sessionId = value;
    },
    ask,
    waitForFrames,
    typesOf,
    answerNow,
  };
}
