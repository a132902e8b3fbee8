/** Asking, stopping, resuming. An answer is kept when it ends; one that its process did not end can be asked again. */
import { v7 as newId } from 'uuid';
import type { ChatClientFrame, ChatServerFrame, Usage } from '../../../../contract/coach/coach-chat.ts';
import { emptyAnswer, foldFrame } from '../../../../contract/coach/fold-answer.ts';
import { isPrimaryKeyTaken } from '../../../platform/db/database-error.ts';
import type { PersonCaller } from '../../../platform/http/actor.ts';
import { ApiError } from '../../../platform/http/api-error.ts';
import { RightsError } from '../../../platform/rights/rights.ts';
import { type AnswerEvent, AnswerFailure, type CoachSource } from '../model/coach-source.ts';
import { type ChatFault, chatFault, idTaken } from './chat/chat-faults.ts';
import type { Ask, AskedIds, ChatPorts, ChatService, LetGo, Resume } from './chat/chat-ports.ts';
import { keeperOf, toMessageRow, toTitle } from './chat/message-row.ts';
import { coachSessionChanged, coachSessionCreated } from './coach.events.ts';
import {
  appendFrames,
  deleteFrames,
  findMessage,
  findSession,
  insertMessage,
  insertSession,
  keepAnswer,
  type MessageRow,
  replaceMessages,
  type SessionRow,
  updateMessage,
  updateSession,
} from './coach.repository.ts';
import { loadKeptFrames, parseFrames, toPlainText, toStorable } from './exchange-view.ts';
import { FrameKeeper, type FrameStore } from './keep-frames.ts';
import { framesAfter, LiveAnswer, type SendFrame } from './live-answer.ts';
import { openQuestion } from './open-question.ts';
import { newSessionRow } from './sessions.service.ts';

interface Answering {
  readonly frame: Ask;
  readonly answer: LiveAnswer;
  readonly session: SessionRow;
  readonly source: CoachSource;
}

interface Live {
  readonly answer: LiveAnswer;
  readonly sessionId: string;
  readonly userId: string;
  readonly ended: Promise<void>;
}

const answersAtOnce = 4;
const nothing: LetGo = () => undefined;

function refuse(messageId: string, fault: ChatFault): ChatServerFrame {
  return { type: 'failed', messageId, answerId: '', offset: 0, ...fault };
}

export function createChatService(ports: ChatPorts): ChatService {
  return new Chat(ports);
}

// process-local: answers that are being made, and who listens to them; on several: the door of a session
// leads to the process that answers; what was made is kept in the database.
class Chat implements ChatService {
  readonly #ports: ChatPorts;
  readonly #live = new Map<string, Live>();
  #isClosing = false;

  constructor(ports: ChatPorts) {
    this.#ports = ports;
  }

  async requireOwnIds(caller: PersonCaller, ids: AskedIds): Promise<void> {
    if (await this.#isTaken(caller, ids))
      throw new ApiError('id_taken', idTaken, [{ field: 'messageId', issue: 'is taken, or the sessionId' }]);
  }

  /** A question that runs has its id already, kept or not. */
  async #isTaken({ actor }: PersonCaller, ids: AskedIds): Promise<boolean> {
    const isTaken = await this.#ports.isTaken(actor.userId, ids);
    const live = this.#live.get(ids.messageId);
    return isTaken || (live !== undefined && live.userId !== actor.userId);
  }

  async ask(caller: PersonCaller, frame: Ask, send: SendFrame): Promise<LetGo> {
    await this.#ports.rights.renew(caller.actor);
    if (await this.#isTaken(caller, frame)) {
      send(refuse(frame.messageId, chatFault('idTaken', frame.locale)));
      return nothing;
    }
    const { letGo: known, cut } = await this.#replay(
      caller,
      { messageId: frame.messageId, offset: -1, clientId: frame.clientId },
      send,
    );
    if (known !== undefined) {
      return known;
    }
    // What was paid for is asked again by a new question only.
    if (cut?.coach === 'model') {
      await this.#sendCut(caller, { ...frame, offset: -1, message: cut }, send);
      return nothing;
    }
    const { userId } = caller.actor;
    if (this.#isClosing || this.#countLive(userId) >= answersAtOnce) {
      send(refuse(frame.messageId, chatFault('busy', frame.locale)));
      return nothing;
    }
    // Taken before the first wait, so that the same question sent twice at once is answered once.
    const answer = new LiveAnswer({ messageId: frame.messageId, answerId: newId() }, frame.clientId);
    const letGo = answer.listen(send, { clientId: frame.clientId });
    const ended = this.#run(caller, frame, answer).finally(() => this.#live.delete(frame.messageId));
    this.#live.set(frame.messageId, { answer, sessionId: frame.sessionId, userId, ended });
    return letGo;
  }

  stop(caller: PersonCaller, messageId: string): void {
    this.#findLive(caller, messageId)?.answer.stop('stopped');
  }

  takeResult(caller: PersonCaller, result: Extract<ChatClientFrame, { type: 'toolResult' }>): void {
    this.#findLive(caller, result.messageId)?.answer.takeResult(result, result.clientId);
  }

  async resume(caller: PersonCaller, frame: Resume, send: SendFrame): Promise<LetGo> {
    await this.#ports.rights.renew(caller.actor);
    const { letGo, cut } = await this.#replay(caller, frame, send);
    if (letGo !== undefined) return letGo;
    if (cut === undefined) {
      send({
        ...refuse(frame.messageId, chatFault('noQuestion', frame.locale)),
        offset: frame.offset + 1,
      });
    } else {
      await this.#sendCut(caller, { ...frame, message: cut }, send);
    }
    return nothing;
  }

  /** What arrived of an answer whose process died, what it cost, and that it was cut. */
  async #sendCut(
    caller: PersonCaller,
    { message, offset: after, locale }: Resume & { readonly message: MessageRow },
    send: SendFrame,
  ): Promise<void> {
    const kept = await loadKeptFrames(this.#ports.reads(caller.actor), message);
    for (const frame of kept.slice(after + 1)) send(frame);
    const ids = { messageId: message.id, answerId: message.answer_id };
    let offset = Math.max(after + 1, kept.length);
    const usage = await this.#loadCost(caller, message.id, locale);
    if (usage !== undefined) {
      send({ type: 'usage', ...ids, offset, usage });
      offset += 1;
    }
    send({ ...refuse(message.id, chatFault('interrupted', locale)), ...ids, offset });
  }

  /** Of an answer that nobody ended: by the ledger. */
  async #loadCost({ actor }: PersonCaller, id: string, locale = 'en'): Promise<Usage | undefined> {
    await this.#ports.rights.renew(actor);
    return (await this.#ports.loadCosts(actor, { messageIds: [id], locale })).get(id);
  }

  findLiveFrames(messageId: string): readonly ChatServerFrame[] | undefined {
    return this.#live.get(messageId)?.answer.frames;
  }

  isBusy(): boolean {
    return this.#live.size > 0;
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    const live = [...this.#live.values()];
    for (const { answer } of live) {
      answer.stop('closing');
    }
    await Promise.all(live.map(({ ended }) => ended));
  }

  #findLive(caller: PersonCaller, messageId: string): Live | undefined {
    const live = this.#live.get(messageId);
    return live?.userId === caller.actor.userId ? live : undefined;
  }

  /**
   * Sends an answer that runs or is kept; else `cut` is the question whose process died, if there is one. Nothing is waited for
   * after the last look at what runs: who begins an answer at once is the only one.
   */
  async #replay(
    caller: PersonCaller,
    { messageId, ...listening }: Omit<Resume, 'locale'>,
    send: SendFrame,
  ): Promise<{ readonly letGo?: LetGo; readonly cut?: MessageRow | undefined }> {
    const running = this.#findLive(caller, messageId);
    if (running !== undefined) {
      return { letGo: running.answer.listen(send, listening) };
    }
    const message = await findMessage(this.#ports.reads(caller.actor), messageId);
    // It may have begun while the database was asked.
    const begun = this.#findLive(caller, messageId);
    if (begun !== undefined) {
      return { letGo: begun.answer.listen(send, listening) };
    }
    if (message === undefined || message.state === 'streaming') {
      return { cut: message };
    }
    for (const frame of framesAfter(parseFrames(message.frames), listening.offset)) {
      send(frame);
    }
    return { letGo: nothing };
  }

  async #run(caller: PersonCaller, frame: Ask, answer: LiveAnswer): Promise<void> {
    try {
      const source = await this.#ports.pickSource(caller, frame);
      const session = await this.#begin(caller, frame, { answer, coach: source.coach });
      if (session === undefined) {
        answer.fail(chatFault('noSession', frame.locale));
        return;
      }
      await this.#answer(caller, { frame, answer, session, source });
    } catch (error) {
      // Another person was first with it, in the same moment.
      if (isPrimaryKeyTaken(error)) return answer.fail(chatFault('idTaken', frame.locale));
      if (!RightsError.is(error)) this.#ports.onError(error);
      answer.fail(chatFault(RightsError.is(error) ? 'rights' : 'internal', frame.locale));
    }
  }

  async #answer(caller: PersonCaller, { frame, answer, session, source: picked }: Answering): Promise<void> {
    await this.#settled(frame);
    await this.#ports.rights.renew(caller.actor);
    const keeper = new FrameKeeper(this.#framesOf(caller, answer), this.#ports.onError);
    const letGo = answer.listen((each) => keeper.take(each));
    try {
      const question = await openQuestion(this.#ports, { caller, frame, answer, session });
      const source = (await picked.choose?.(question, answer.signal)) ?? picked;
      await answer.run(source, {
        events: () => this.#whileAllowed(caller, source.answer(question, answer.signal)),
        costOfStopped: async () =>
          source.coach === 'model' ? await this.#loadCost(caller, frame.messageId, frame.locale) : undefined,
      });
    } catch (error) {
      this.#tellFailure({ frame, answer }, error);
    }
    letGo();
    if (answer.signal.reason === 'closing') {
      await keeper.flush();
    } else {
      await keeper.end();
      await this.#keep(caller, answer);
    }
  }

  /** What was read for an answer is shown to nobody who may no longer see it: it ends with the rights that it began with. */
  async *#whileAllowed(
    { actor }: PersonCaller,
    events: AsyncIterable<AnswerEvent>,
  ): AsyncGenerator<AnswerEvent> {
    for await (const event of events) {
      await this.#ports.rights.renew(actor);
      yield event;
    }
  }

  #tellFailure({ frame, answer }: Pick<Answering, 'frame' | 'answer'>, error: unknown): void {
    if (RightsError.is(error)) {
      answer.fail(chatFault('rights', frame.locale));
      return;
    }
    if (error instanceof AnswerFailure) {
      answer.fail(error);
      return;
    }
    this.#ports.onError(error);
    answer.fail(chatFault('notMade', frame.locale));
  }

  #framesOf({ actor: { organizationId } }: PersonCaller, { ids }: LiveAnswer): FrameStore {
    const of = { message_id: ids.messageId, organization_id: organizationId };
    return {
      append: async (first_offset, frames) =>
        await appendFrames(this.#ports.writes(keeperOf(organizationId)), {
          ...of,
          first_offset,
          frames: JSON.stringify(frames),
        }),
    };
  }

  #countLive(userId: string): number {
    return [...this.#live.values()].filter((live) => live.userId === userId).length;
  }

  /** Who has read the end of an answer may ask "and last month?" before it is kept. */
  async #settled({ sessionId, messageId }: Ask): Promise<void> {
    const ending = [...this.#live].filter(
      ([id, live]) => id !== messageId && live.sessionId === sessionId && live.answer.isOver,
    );
    await Promise.all(ending.map(([, { ended }]) => ended));
  }

  /** The question is kept before it is answered; undefined when the session is another's. */
  async #begin(
    caller: PersonCaller,
    frame: Ask,
    { answer, coach }: { readonly answer: LiveAnswer; readonly coach: CoachSource['coach'] },
  ): Promise<SessionRow | undefined> {
    const { actor } = caller;
    return await this.#ports.unitOfWork.write(actor, async ({ reads, writes, now, log }) => {
      const existing = await findSession(reads, frame.sessionId);
      const message = await findMessage(reads, frame.messageId);
      if (message !== undefined) {
        await updateMessage(writes, message.id, { answer_id: answer.ids.answerId, coach });
        return existing;
      }
      const replaced = frame.replaces === undefined ? undefined : await findMessage(reads, frame.replaces);
      if (replaced?.session_id === frame.sessionId) await replaceMessages(writes, replaced, now);
      const title = existing?.title || toTitle(frame.text);
      const session = existing
        ? await updateSession(writes, existing, { title, updated_at: now })
        : newSessionRow(actor, { id: frame.sessionId, title, now });
      if (existing === undefined) {
        await insertSession(writes, session);
      }
      await insertMessage(writes, toMessageRow(actor, frame, { answerId: answer.ids.answerId, coach, now }));
      const type = existing === undefined ? coachSessionCreated : coachSessionChanged;
      await log({ type, id: session.id, version: session.version });
      return session;
    });
  }

  async #keep({ actor: { organizationId } }: PersonCaller, answer: LiveAnswer): Promise<void> {
    const last = answer.frames.at(-1);
    const state = last?.type === 'stopped' || last?.type === 'failed' ? last.type : 'done';
    const { messageId, answerId } = answer.ids;
    const { markdown, coach } = answer.frames.reduce(foldFrame, emptyAnswer(answerId));
    const writes = this.#ports.writes(keeperOf(organizationId));
    await keepAnswer(writes, messageId, {
      state,
      coach,
      frames: JSON.stringify(answer.frames),
      answer_text: toStorable(toPlainText(markdown)),
      understood: answer.understood === undefined ? null : JSON.stringify(answer.understood),
      finished_at: this.#ports.clock(),
    });
    // A process that dies before this leaves rows that nobody reads: the answer is whole.
    await deleteFrames(writes, messageId);
  }
}
