/** What the chat is, and what it needs. */
import type { ChatClientFrame, ChatServerFrame } from '../../../../../contract/coach/coach-chat.ts';
import type { PersonCaller } from '../../../../platform/http/actor.ts';
import type { SlicePorts } from '../../../../platform/ports.ts';
import type { CoachSource } from '../../model/coach-source.ts';
import type { ChatFrame } from '../coach.schema.ts';
import type { SendFrame } from '../live-answer.ts';
import type { LoadCosts } from '../sessions.service.ts';

export type Ask = Extract<ChatFrame, { type: 'ask' }>;

/** Made by the client. */
export type AskedIds = Pick<Ask, 'messageId' | 'sessionId'>;

/** `offset` is that of the last frame seen, -1 for none. */
export interface Resume {
  readonly messageId: string;
  readonly offset: number;
  /** BCP 47, of amounts. */
  readonly locale?: string | undefined;
  readonly clientId?: string | undefined;
}

/** Ends a listener's part in an answer; the answer itself runs on. */
export type LetGo = () => void;

export interface ChatService {
  /** Before an answer begins to be sent. @throws ApiError `id_taken` */
  requireOwnIds(caller: PersonCaller, ids: AskedIds): Promise<void>;
  ask(caller: PersonCaller, frame: Ask, send: SendFrame): Promise<LetGo>;
  stop(caller: PersonCaller, messageId: string): void;
  resume(caller: PersonCaller, frame: Resume, send: SendFrame): Promise<LetGo>;
  /** Of a tool that the client ran for an answer of the caller's; from another window than asked it counts for nothing. */
  takeResult(caller: PersonCaller, result: Extract<ChatClientFrame, { type: 'toolResult' }>): void;
  findLiveFrames(messageId: string): readonly ChatServerFrame[] | undefined;
  /** True while an answer is being made. */
  isBusy(): boolean;
  /** Ends what runs, and waits for it. */
  close(): Promise<void>;
}

export interface ChatPorts extends SlicePorts {
  /** Who answers this question: a request of an agent, the built-in coach, or a model where one is set up or chosen. */
  pickSource(caller: PersonCaller, asked: Pick<Ask, 'model' | 'requestId' | 'frames'>): Promise<CoachSource>;
  readonly loadCosts: LoadCosts;
  /** Whether a question or a session of another person, in any organization, has one of these. */
  isTaken(userId: string, ids: AskedIds): Promise<boolean>;
  readonly onError: (error: unknown) => void;
}
