/** The session that is shown and its frames: asks, asks again for what a lost connection swallowed, and stops. */
import { v7 as createId } from 'uuid';
import type { ChatClientFrame, ReceivedFrame } from '../../src/contract/coach/coach-chat.ts';
import type { Mention } from '../../src/contract/coach/mentions.ts';
import type { Proposal } from '../../src/contract/coach/proposals.ts';
import type { ReadingChoice } from '../../src/contract/coach/reading.ts';
import { ownZone } from '../../src/contract/own-zone.ts';
import type { Connection } from '../../src/contract/webview/common.ts';
import { modelToAsk } from './asked-model.ts';
import type { CoachPart } from './coach-part.ts';
import { Conversation } from './conversation.ts';
import type { CoachSession, Exchange, ModelChoice } from './messages.ts';

/** How a question is asked; `by`: in place of the one that is chosen. */
export interface Asking {
  readonly mentions?: readonly Mention[];
  readonly replaces?: string | undefined;
  readonly continues?: string;
  readonly by?: 'built-in' | 'model' | undefined;
  /** What the question was chosen to mean below an answer. */
  readonly frames?: ReadingChoice['frames'];
}

export class Chat {
  readonly #page: CoachPart;
  #session: CoachSession | undefined;
  #conversation = new Conversation();
  #connection: Connection['state'] = 'online';
  #model: ModelChoice = { id: 'built-in', title: '' };
  /** How the open question is asked, for when it has to be sent again. */
  #asking: Asking = {};
  /** What the last question was chosen to mean: asked again, it means the same. */
  #chosen: { readonly messageId: string; readonly frames: ReadingChoice['frames'] } | undefined;

  constructor(page: CoachPart) {
    this.#page = page;
  }

  get session(): CoachSession | undefined {
    return this.#session;
  }

  get exchanges(): readonly Exchange[] {
    return this.#conversation.exchanges;
  }

  get connection(): Connection['state'] {
    return this.#connection;
  }

  get model(): ModelChoice {
    return this.#model;
  }

  get isOpen(): boolean {
    return this.#session !== undefined && this.#connection === 'online';
  }

  get isAnswering(): boolean {
    return this.#conversation.open !== undefined;
  }

  get isReady(): boolean {
    return this.isOpen && !this.isAnswering;
  }

  /** @returns whether it is another one than before */
  show(session: CoachSession): boolean {
    const isOther = session.session.id !== this.#session?.session.id;
    if (isOther) this.#conversation = new Conversation();
    this.#conversation.load(session.exchanges);
    this.#session = session;
    this.#model = session.model;
    this.#page.changed();
    this.#sendFrame(this.#conversation.resume());
    return isOther;
  }

  choose(model: ModelChoice): void {
    this.#model = model;
    this.#page.changed();
  }

  ask(question: string, how: Asking = {}): void {
    const sessionId = this.#session?.session.id;
    if (sessionId === undefined) return;
    const { mentions = [], replaces } = how;
    if (replaces !== undefined) this.#conversation.cutFrom(replaces);
    this.#asking = how;
    const messageId = createId();
    this.#chosen = how.frames && { messageId, frames: how.frames };
    this.#conversation.ask({
      messageId,
      question,
      mentions: mentions.map(({ kind, label }) => ({ kind, label })),
      askedAt: new Date().toISOString(),
    });
    this.#page.changed();
    this.#sendOpen(sessionId);
  }

  /** A model reads the words. */
  framesOf(messageId: string, by: Asking['by']): Pick<Asking, 'frames'> {
    const isChosen = this.#chosen?.messageId === messageId && by !== 'model';
    return isChosen && this.#chosen !== undefined ? { frames: this.#chosen.frames } : {};
  }

  stop(): void {
    const messageId = this.#conversation.open?.messageId;
    if (messageId !== undefined) this.#sendFrame({ type: 'stop', messageId });
  }

  receive(frame: ReceivedFrame): void {
    this.#sendFrame(this.#conversation.receive(frame));
    this.#page.changed();
  }

  changeProposal(proposal: Proposal): void {
    this.#conversation.changeProposal(proposal);
    this.#page.changed();
  }

  /** A connection that is there again brings the open question, or the rest of its answer. */
  changeConnection(state: Connection['state']): void {
    const isBack = state === 'online' && this.#connection !== 'online';
    this.#connection = state;
    this.#page.changed();
    const sessionId = this.#session?.session.id;
    if (!isBack || sessionId === undefined) return;
    if (this.#conversation.open?.answer === undefined) this.#sendOpen(sessionId);
    else this.#sendFrame(this.#conversation.resume());
  }

  /** Sends the open question; a second time under the same id it is answered once. */
  #sendOpen(sessionId: string): void {
    const { open } = this.#conversation;
    if (open === undefined) return;
    const { messageId, question: text } = open;
    const { mentions = [], replaces, continues, by, frames } = this.#asking;
    this.#sendFrame({
      ...modelToAsk(this.#model, by),
      ...(mentions.length > 0 && { mentions: [...mentions] }),
      ...(replaces !== undefined && { replaces }),
      ...(continues !== undefined && { continues }),
      ...(frames !== undefined && { frames }),
      type: 'ask',
      sessionId,
      messageId,
      text,
      locale: navigator.language,
      zone: ownZone(),
    });
  }

  #sendFrame(frame: ChatClientFrame | undefined): void {
    if (frame === undefined) return;
    const sent = frame.type === 'resume' ? { ...frame, locale: navigator.language } : frame;
    this.#page.send({ type: 'send', frame: sent });
  }
}
