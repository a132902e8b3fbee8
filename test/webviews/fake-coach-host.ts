/** A host whose coach answers when the test says so; it holds the view to the contract by its schemas. */
import type { ChatClientFrame, ChatServerFrame } from '../../src/contract/coach/coach-chat.ts';
import { emptyAnswer } from '../../src/contract/coach/fold-answer.ts';
import type { RecordLink } from '../../src/contract/coach/record-link.ts';
import {
  type CoachHostMessage,
  coachHostMessageSchema,
  coachViewMessageSchema,
  type Exchange,
} from '../../webviews/coach/messages.ts';
import type { OpenView } from './webview-page.ts';

type Ask = Extract<ChatClientFrame, { type: 'ask' }>;
/** A frame without what ties it to its answer. */
export type Part = ChatServerFrame extends infer Frame
  ? Frame extends ChatServerFrame
    ? Omit<Frame, 'messageId' | 'answerId' | 'offset'>
    : never
  : never;

export class FakeCoachHost {
  readonly asked: Ask[] = [];
  /** Frames of every answer given, by message. */
  readonly frames = new Map<string, ChatServerFrame[]>();
  readonly #exchanges: readonly Exchange[];

  constructor(exchanges: readonly Exchange[] = []) {
    this.#exchanges = exchanges;
  }

  readonly answer = (input: unknown): readonly CoachHostMessage[] => {
    const message = coachViewMessageSchema.parse(input);
    switch (message.type) {
      case 'ready':
        return [this.session(message.sessionId ?? 's1', this.#exchanges), sessions];
      case 'newSession':
        return [this.session('s2', [])];
      case 'openSession':
        return [this.session(message.sessionId, [])];
      case 'send':
        return this.#receive(message.frame);
      default:
        return [];
    }
  };

  session(id: string, exchanges: readonly Exchange[]): CoachHostMessage {
    return coachHostMessageSchema.parse({
      type: 'session',
      session: { id, title: id === 's1' ? 'November so far' : '', updatedAt: '2026-11-19T14:00:00Z' },
      exchanges,
      model: { id: 'built-in', title: 'Built-in coach' },
      examples: ['How many hours last week?', 'What is unbilled?', 'Is a timer running?'],
      agents: [
        { name: 'dev', title: 'Development agent' },
        { name: 'security', title: 'Security agent' },
      ],
    });
  }

  /** Makes the next frames of the answer to the latest question; the test sends them, or loses them. */
  frame(part: Part): ChatServerFrame {
    const messageId = this.asked.at(-1)?.messageId ?? '';
    const before = this.frames.get(messageId) ?? [];
    const frame = {
      ...part,
      messageId,
      answerId: `answer-${this.asked.length}`,
      offset: before.length,
    } as ChatServerFrame;
    this.frames.set(messageId, [...before, frame]);
    return frame;
  }

  async say(view: OpenView, ...parts: readonly Part[]): Promise<void> {
    await view.send(...parts.map((part) => ({ type: 'frame', frame: this.frame(part) })));
  }

  #receive(frame: ChatClientFrame): readonly CoachHostMessage[] {
    switch (frame.type) {
      case 'ask':
        this.asked.push(frame);
        return [];
      case 'stop':
        return [{ type: 'frame', frame: this.frame({ type: 'stopped' }) }];
      case 'resume':
        return (this.frames.get(frame.messageId) ?? [])
          .filter(({ offset }) => offset > frame.offset)
          .map((missed) => ({ type: 'frame', frame: missed }));
      case 'toolResult':
        return [];
    }
  }
}

const sessions: CoachHostMessage = {
  type: 'sessions',
  sessions: [
    { id: 's1', title: 'November so far', updatedAt: '2026-11-19T14:00:00Z' },
    { id: 's0', title: 'October', updatedAt: '2026-10-30T09:00:00Z' },
  ],
};

/** An exchange from the past. */
export function pastExchange(index: number, markdown: string, links: readonly RecordLink[] = []): Exchange {
  return {
    messageId: `past-${index}`,
    question: `Question ${index}`,
    mentions: [],
    askedAt: '2026-11-19T13:55:00Z',
    answer: {
      ...emptyAnswer(`past-answer-${index}`),
      state: 'done',
      markdown,
      links: [...links],
      offset: 3,
    },
  };
}
