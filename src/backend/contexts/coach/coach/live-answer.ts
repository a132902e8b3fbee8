/**
 * One answer while it is made. It belongs to nobody's socket: listeners come and go, it runs on, and each gets the
 * frames it has not seen. Every frame has an offset that grows by one.
 */

import { inBackground } from '../../../../contract/background/in-background.ts';
import type { ChatServerFrame, ReceivedFrame, Usage } from '../../../../contract/coach/coach-chat.ts';
import type { AnswerEvent, ClientCall, CoachSource, ToolResult } from '../model/coach-source.ts';
import type { ChatFault } from './chat/chat-faults.ts';

export type SendFrame = (frame: ReceivedFrame) => void;

type FrameBody<Frame> = Frame extends ChatServerFrame
  ? Omit<Frame, 'messageId' | 'answerId' | 'offset'>
  : never;
type Body = FrameBody<ChatServerFrame>;

export interface AnswerIds {
  readonly messageId: string;
  readonly answerId: string;
}

/** Whose frames they are: only the window that asked gets calls of its tools. */
export interface Listening {
  /** Of the last frame seen, -1 for none. */
  readonly offset?: number;
  readonly clientId?: string | undefined;
}

interface Answering {
  events(): AsyncIterable<AnswerEvent>;
  /** By the ledger: the source is not waited for. */
  costOfStopped(): Promise<Usage | undefined>;
}

/** One of them is the last frame of every answer. */
export const endings: ReadonlySet<string> = new Set(['done', 'stopped', 'failed']);

/** So long a window may be away, as while it loads again, before its calls fail. */
const usualAbsenceMs = 60_000;

export class LiveAnswer {
  readonly ids: AnswerIds;
  readonly #frames: ChatServerFrame[] = [];
  /** The window whose tools may run. */
  readonly #askedBy: string | undefined;
  readonly #listeners = new Set<SendFrame>();
  readonly #abort = new AbortController();
  readonly #calls = new Map<string, (result: ToolResult) => void>();
  readonly #absenceMs: number;
  /** Connections of the window that asked. */
  #askers = 0;
  #absence: NodeJS.Timeout | undefined;
  #understood: unknown;

  constructor(ids: AnswerIds, askedBy?: string, absenceMs = usualAbsenceMs) {
    this.ids = ids;
    this.#absenceMs = absenceMs;
    this.#askedBy = askedBy;
  }

  get frames(): readonly ChatServerFrame[] {
    return this.#frames;
  }

  /** Its last frame was sent; it may not be kept yet. */
  get isOver(): boolean {
    return isEnd(this.#frames.at(-1));
  }

  get understood(): unknown {
    return this.#understood;
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** `stopped`: by the user. `closing`: the backend ends; the answer can be asked for again. */
  stop(reason: 'stopped' | 'closing'): void {
    this.#abort.abort(reason);
  }

  /** Sends what came after `offset`, then what comes; answers how to let go. */
  listen(send: SendFrame, { offset = -1, clientId }: Listening = {}): () => void {
    const isAsker = this.#isAsker(clientId);
    const listener: SendFrame = (frame) => send(isAsker ? frame : withoutCall(frame));
    for (const frame of framesAfter(this.#frames, offset)) {
      listener(frame);
    }
    this.#listeners.add(listener);
    if (isAsker) this.#askers += 1;
    this.#watchAbsence();
    return () => {
      if (!this.#listeners.delete(listener) || !isAsker) return;
      this.#askers -= 1;
      this.#watchAbsence();
    };
  }

  async run(source: CoachSource, { events, costOfStopped }: Answering): Promise<void> {
    this.#add({ type: 'started', coach: source.coach });
    let choices: readonly string[] = [];
    let language: string | undefined;
    let ways: Pick<Extract<AnswerEvent, { type: 'end' }>, 'canContinue' | 'canAskModel'> = {};
    for await (const event of untilAborted(events(), this.signal)) {
      if (event.type === 'end') {
        this.#understood = event.understood;
        ({ choices, language, ...ways } = event);
      } else {
        this.#add(toBody(event));
      }
    }
    if (this.signal.aborted) {
      const usage = await costOfStopped();
      if (usage !== undefined) this.#add({ type: 'usage', usage });
      this.#add({ type: 'stopped' });
    } else {
      this.#add({
        type: 'done',
        choices: [...choices],
        ...(language !== undefined && { language }),
        ...(ways.canContinue === true && { canContinue: true }),
        ...(ways.canAskModel === true && { canAskModel: true }),
      });
    }
  }

  /** Lets the client run a tool, and waits for what it gives; undefined once the answer is stopped. */
  async call(call: ClientCall): Promise<ToolResult | undefined> {
    const result = Promise.withResolvers<ToolResult | undefined>();
    this.#calls.set(call.callId, result.resolve);
    const onAbort = (): void => result.resolve(undefined);
    this.signal.addEventListener('abort', onAbort, { once: true });
    this.#add({ type: 'call', ...call, input: { ...call.input } });
    this.#watchAbsence();
    try {
      return this.signal.aborted ? undefined : await result.promise;
    } finally {
      this.signal.removeEventListener('abort', onAbort);
      this.#calls.delete(call.callId);
      this.#watchAbsence();
    }
  }

  /** The first result of a call counts, from the window that asked; of a call that is not open nothing does. */
  takeResult(result: ToolResult, clientId: string | undefined): void {
    if (this.#isAsker(clientId)) this.#calls.get(result.callId)?.(result);
  }

  fail({ code, message }: ChatFault): void {
    this.#add({ type: 'failed', code, message });
  }

  /** Open calls fail where nobody is left who could answer them. */
  #watchAbsence(): void {
    if (this.#askers > 0 || this.#calls.size === 0) {
      clearTimeout(this.#absence);
      this.#absence = undefined;
      return;
    }
    this.#absence ??= setTimeout(() => {
      this.#absence = undefined;
      const output = 'The window that asked has gone.';
      for (const [callId, take] of this.#calls) take({ callId, output, isError: true });
    }, this.#absenceMs);
  }

  #isAsker(clientId: string | undefined): boolean {
    return clientId !== undefined && clientId === this.#askedBy;
  }

  #add(body: Body): void {
    const frame: ChatServerFrame = { ...body, ...this.ids, offset: this.#frames.length };
    this.#frames.push(frame);
    for (const send of this.#listeners) {
      send(frame);
    }
  }
}

/** Of an answer that is over its end comes at least, once more where it was seen: a client waits for nothing else. */
export function framesAfter<Frame extends ReceivedFrame>(
  frames: readonly Frame[],
  offset: number,
): readonly Frame[] {
  const rest = frames.slice(offset + 1);
  return rest.length === 0 && isEnd(frames.at(-1)) ? frames.slice(-1) : rest;
}

function isEnd(frame: ReceivedFrame | undefined): boolean {
  return frame !== undefined && endings.has(frame.type);
}

/** As a window gets it that did not ask, and everyone once the answer is over. */
export function withoutCall(frame: ReceivedFrame): ReceivedFrame {
  if (frame.type !== 'call') return frame;
  const { messageId, answerId, offset } = frame;
  return { type: 'elsewhere', messageId, answerId, offset };
}

function toBody(event: Exclude<AnswerEvent, { type: 'end' }>): Body {
  switch (event.type) {
    case 'text':
      return { type: 'delta', text: event.text, links: [...event.links] };
    case 'tool': {
      const { title, elapsedMs, detail } = event;
      return { type: 'tool', title, elapsedMs, ...(detail !== undefined && { detail }) };
    }
    case 'coach':
      return { type: 'started', coach: event.coach };
    case 'chart':
      return { type: 'attachment', chart: event.chart };
    case 'marks':
      return { type: 'marks', marks: [...event.marks] };
    default:
      return event;
  }
}

/** Ends at once when aborted, even if the source is slow to notice. */
async function* untilAborted<Item>(items: AsyncIterable<Item>, signal: AbortSignal): AsyncGenerator<Item> {
  const aborted = Promise.withResolvers<'aborted'>();
  const onAbort = (): void => aborted.resolve('aborted');
  signal.addEventListener('abort', onAbort, { once: true });
  const iterator = items[Symbol.asyncIterator]();
  try {
    while (!signal.aborted) {
      const next = await Promise.race([iterator.next(), aborted.promise]);
      if (next === 'aborted' || next.done === true) {
        return;
      }
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    // Not awaited: a source that hangs must not hang the answer.
    inBackground(iterator.return?.(), 'End of a stream');
  }
}
