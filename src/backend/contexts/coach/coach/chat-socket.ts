/** One WebSocket of the coach: parses what comes in, sends frames out. When it closes, answers run on. */
import type { FastifyBaseLogger } from 'fastify';
import { v7 as newId } from 'uuid';
import type { WebSocket } from 'ws';
import * as z from 'zod';
import type { ChatServerFrame, ReceivedFrame } from '../../../../contract/coach/coach-chat.ts';
import type { PersonCaller } from '../../../platform/http/actor.ts';
import { idSchema } from '../../../platform/http/wire.ts';
import type { Limited } from '../../../platform/limits/limits.ts';
import { endByRights, RightsError } from '../../../platform/rights/rights.ts';
import { chatFault, tooOften } from './chat/chat-faults.ts';
import type { ChatService, LetGo } from './chat/chat-ports.ts';
import { type ChatFrame, chatFrameSchema } from './coach.schema.ts';

/** A client that does not read is let go; it comes back with `resume`. */
const maxBufferedBytes = 4 * 1024 * 1024;
const tryAgainLater = 1013;

type Failed = Extract<ChatServerFrame, { type: 'failed' }>;

const idsSchema = z.object({ messageId: idSchema, sessionId: idSchema.optional() });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return { unreadable: error instanceof Error ? error.message : 'not JSON' };
  }
}

function messageIdOf(content: unknown): string {
  const named = z.object({ messageId: z.string().max(64) }).safeParse(content);
  return named.success ? named.data.messageId : '';
}

function failed(messageId: string, fault: Pick<Failed, 'code' | 'message'>): ChatServerFrame {
  return { type: 'failed', messageId, answerId: '', offset: 0, ...fault };
}

function malformed(content: unknown, error: z.ZodError): ChatServerFrame {
  const message = error.issues
    .map((issue) => [issue.path.join('.'), issue.message].filter(Boolean).join(': '))
    .join('; ');
  return failed(messageIdOf(content), { code: 'malformed', message });
}

interface ChatLine {
  readonly socket: WebSocket;
  readonly caller: PersonCaller;
  readonly log: FastifyBaseLogger;
  /** Undefined where nothing limits questions. */
  countQuestion(): Promise<Limited | undefined>;
}

export function serveChat({ socket, caller, log, countQuestion }: ChatLine, chat: ChatService): void {
  // process-local: the connection of a window to this process; on several: nothing.
  const letGo = new Map<string, LetGo>();
  /** Stands for the window of a client that names none. */
  const lineId = newId();

  const send = (frame: ReceivedFrame): void => {
    if (socket.bufferedAmount > maxBufferedBytes) {
      socket.close(tryAgainLater, 'too slow: come back with resume');
    } else if (socket.readyState === socket.OPEN) {
      socket.send(JSON.stringify(frame));
    }
  };

  /** One listener a message: asking for it again replaces the first. */
  async function attach(messageId: string, listen: () => Promise<LetGo>): Promise<void> {
    letGo.get(messageId)?.();
    const end = await listen();
    letGo.set(messageId, end);
    if (socket.readyState !== socket.OPEN) {
      end();
    }
  }

  async function take(sent: ChatFrame): Promise<void> {
    if (sent.type === 'stop') {
      chat.stop(caller, sent.messageId);
      return;
    }
    const frame = { ...sent, clientId: sent.clientId ?? lineId };
    if (frame.type === 'toolResult') {
      chat.takeResult(caller, frame);
    } else {
      const limited = frame.type === 'ask' ? await countQuestion() : undefined;
      if (limited?.isAllowed === false) {
        send(failed(frame.messageId, tooOften(limited, frame.locale)));
        return;
      }
      await attach(frame.messageId, () =>
        frame.type === 'ask' ? chat.ask(caller, frame, send) : chat.resume(caller, frame, send),
      );
    }
  }

  socket.on('message', (data) => {
    const content = parseJson(String(data));
    const frame = chatFrameSchema.safeParse(content);
    const ids = idsSchema.safeParse(content);
    if (!frame.success || !ids.success) {
      send(malformed(content, frame.error ?? ids.error ?? new z.ZodError([])));
      return;
    }
    take(frame.data).catch((error: unknown) => {
      if (RightsError.is(error)) {
        endByRights(socket, error);
        return;
      }
      log.error({ err: error }, 'coach chat failed');
      const locale = 'locale' in frame.data ? frame.data.locale : undefined;
      send(failed(frame.data.messageId, chatFault('internal', locale)));
    });
  });
  socket.on('close', () => {
    for (const end of letGo.values()) {
      end();
    }
  });
  socket.on('error', (error) => log.warn({ err: error }, 'coach socket failed'));
}
