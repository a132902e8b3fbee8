/**
 * The exchanges of one session and how frames change them. Frames may come twice (after a resume) or leave a gap
 * (after a lost connection): the first are ignored, the second is answered by asking for what is missing. No DOM.
 */
import type { ChatClientFrame, ReceivedFrame } from '../../src/contract/coach/coach-chat.ts';
import { emptyAnswer, foldFrame } from '../../src/contract/coach/fold-answer.ts';
import type { Proposal } from '../../src/contract/coach/proposals.ts';
import type { Exchange } from './messages.ts';

type Resume = Extract<ChatClientFrame, { type: 'resume' }>;

export class Conversation {
  #exchanges: readonly Exchange[] = [];
  /** Gaps asked for and not filled yet, by message: one question each. */
  readonly #asked = new Set<string>();

  /** Oldest first. An exchange is a new object whenever it changed. */
  get exchanges(): readonly Exchange[] {
    return this.#exchanges;
  }

  /** The exchange that still waits for its answer or for the rest of it. */
  get open(): Exchange | undefined {
    const last = this.#exchanges.at(-1);
    return last !== undefined && isOpen(last) ? last : undefined;
  }

  /** Takes over a history; what frames have brought beyond it stays, and so does a question that it does not have yet. */
  load(exchanges: readonly Exchange[]): void {
    const known = new Map(this.#exchanges.map((exchange) => [exchange.messageId, exchange]));
    const { open } = this;
    const isLate = open !== undefined && exchanges.every(({ messageId }) => messageId !== open.messageId);
    this.#asked.clear();
    const loaded = exchanges.map((exchange) => {
      const mine = known.get(exchange.messageId);
      return (mine?.answer?.offset ?? -1) > (exchange.answer?.offset ?? -1) && mine !== undefined
        ? mine
        : exchange;
    });
    this.#exchanges = isLate ? [...loaded, open] : loaded;
  }

  ask(question: Omit<Exchange, 'answer'>): void {
    this.#exchanges = [...this.#exchanges, question];
  }

  /** The question in whose place another one is asked, and all after it, leave. */
  cutFrom(messageId: string): void {
    const index = this.#exchanges.findIndex((exchange) => exchange.messageId === messageId);
    if (index >= 0) this.#exchanges = this.#exchanges.slice(0, index);
  }

  /** A proposal as it is now, wherever it was made. */
  changeProposal(proposal: Proposal): void {
    this.#exchanges = this.#exchanges.map((exchange) => {
      const { answer } = exchange;
      if (!answer?.proposals.some(({ proposal: { id } }) => id === proposal.id)) return exchange;
      const proposals = answer.proposals.map((each) =>
        each.proposal.id === proposal.id ? { ...each, proposal } : each,
      );
      return { ...exchange, answer: { ...answer, proposals } };
    });
  }

  /** Folds a frame in. Returns what to ask for when frames before it are missing. */
  receive(frame: ReceivedFrame): Resume | undefined {
    const index = this.#exchanges.findLastIndex(({ messageId }) => messageId === frame.messageId);
    const exchange = this.#exchanges[index];
    if (exchange === undefined) {
      return undefined;
    }
    const seen = exchange.answer?.offset ?? frame.offset - 1;
    if (frame.offset > seen + 1 || (exchange.answer === undefined && frame.type !== 'started')) {
      return this.#askFor(exchange);
    }
    if (frame.offset === seen + 1) {
      this.#asked.delete(exchange.messageId);
      this.#exchanges = this.#exchanges.with(index, {
        ...exchange,
        answer: foldFrame(exchange.answer ?? emptyAnswer(frame.answerId), frame),
      });
    }
    return undefined;
  }

  /** What to ask for after a reload or a lost connection: the rest of the answer under way, or all of it. */
  resume(): Resume | undefined {
    const { open } = this;
    return open && resumeFrame(open);
  }

  #askFor(exchange: Exchange): Resume | undefined {
    if (this.#asked.has(exchange.messageId)) {
      return undefined;
    }
    this.#asked.add(exchange.messageId);
    return resumeFrame(exchange);
  }
}

function isOpen({ answer }: Exchange): boolean {
  return answer === undefined || answer.state === 'streaming';
}

function resumeFrame({ messageId, answer }: Exchange): Resume {
  return { type: 'resume', messageId, offset: answer?.offset ?? -1 };
}
