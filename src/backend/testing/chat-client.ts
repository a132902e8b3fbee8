/** A client of the coach's WebSocket, over a real socket: sends frames, collects what comes back. */
import type { FastifyInstance } from 'fastify';
import { v7 as newId } from 'uuid';
import { WebSocket } from 'ws';
import { type ChatServerFrame, chatServerFrameSchema } from '../../contract/coach/coach-chat.ts';
import type { Mention } from '../../contract/coach/mentions.ts';
import type { RecordLink } from '../../contract/coach/record-link.ts';

export interface Answered {
  readonly messageId: string;
  readonly text: string;
  readonly links: readonly RecordLink[];
  readonly choices: readonly string[];
  readonly frames: readonly ChatServerFrame[];
}

export interface ChatClient {
  readonly frames: readonly ChatServerFrame[];
  send(frame: unknown): void;
  framesOf(messageId: string): readonly ChatServerFrame[];
  /** Asks, and waits for the end of the answer. */
  ask(
    text: string,
    options?: {
      readonly locale?: string;
      readonly zone?: string;
      readonly sessionId?: string;
      readonly mentions?: readonly Mention[];
      readonly continues?: string;
      readonly model?: string;
    },
  ): Promise<Answered>;
  waitForEnd(messageId: string): Promise<Answered>;
  /** As a network that goes away. */
  cut(): Promise<void>;
}

const endings = new Set(['done', 'stopped', 'failed']);

export async function openChat(app: FastifyInstance, as = 'org_admin'): Promise<ChatClient> {
  const port = findPort(app) ?? (await listen(app));
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/v1/ai/chat`, {
    headers: { authorization: `Bearer ${as}` },
  });
  const frames: ChatServerFrame[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data) => {
    frames.push(chatServerFrameSchema.parse(JSON.parse(String(data))));
    for (const look of waiting) {
      look();
    }
  });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  const ownSession = newId();
  const framesOf = (messageId: string) => frames.filter((frame) => frame.messageId === messageId);
  const send = (frame: unknown) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));

  async function waitForEnd(messageId: string): Promise<Answered> {
    const ended = Promise.withResolvers<void>();
    const look = (): void => {
      if (framesOf(messageId).some(({ type }) => endings.has(type))) {
        ended.resolve();
      }
    };
    waiting.add(look);
    look();
    await ended.promise;
    waiting.delete(look);
    const own = framesOf(messageId);
    const deltas = own.filter((frame) => frame.type === 'delta');
    const done = own.find((frame) => frame.type === 'done');
    return {
      messageId,
      text: deltas.map(({ text }) => text).join(''),
      links: deltas.flatMap(({ links }) => links),
      choices: done?.choices ?? [],
      frames: own,
    };
  }

  return {
    frames,
    send,
    framesOf,
    waitForEnd,
    async ask(text, { locale = 'en-GB', zone = 'Europe/Berlin', sessionId = ownSession, ...more } = {}) {
      const messageId = newId();
      send({ type: 'ask', sessionId, messageId, text, locale, zone, ...more });
      return await waitForEnd(messageId);
    },
    async cut() {
      const closed = new Promise((resolve) => socket.once('close', resolve));
      socket.terminate();
      await closed;
    },
  };
}

function findPort(app: FastifyInstance): number | undefined {
  const address = app.server.address();
  return typeof address === 'object' ? address?.port : undefined;
}

async function listen(app: FastifyInstance): Promise<number> {
  await app.listen({ port: 0, host: '127.0.0.1' });
  return findPort(app) ?? 0;
}
