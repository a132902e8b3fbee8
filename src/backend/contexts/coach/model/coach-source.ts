/**
 * Who answers a question. The built-in coach is one source, a model behind the gateway the other: the service streams,
 * keeps, stops and resumes both alike.
 */
import type { Chart, ChatClientFrame, FigureMark, Usage } from '../../../../contract/coach/coach-chat.ts';
import type { Mention } from '../../../../contract/coach/mentions.ts';
import type { Proposal } from '../../../../contract/coach/proposals.ts';
import type { CoachReading } from '../../../../contract/coach/reading.ts';
import type { RecordLink } from '../../../../contract/coach/record-link.ts';
import type { QueryFrame } from '../../../../domain/query/frame.ts';
import type { PersonCaller } from '../../../platform/http/actor.ts';

export type ToolResult = Pick<
  Extract<ChatClientFrame, { type: 'toolResult' }>,
  'callId' | 'output' | 'isError' | 'paths' | 'root' | 'rules'
>;

/** A tool that the client runs. */
export interface ClientCall {
  readonly callId: string;
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What was said before in the session, oldest first. */
export interface PastExchange {
  readonly question: string;
  /** Markdown, without the targets of its links. */
  readonly answer: string;
  /** The built-in coach gave it, which invents nothing. */
  readonly isFromRecords: boolean;
  /** What the source said at its end that it was understood as. */
  readonly understood?: unknown;
}

export interface CoachQuestion {
  readonly caller: PersonCaller;
  readonly messageId: string;
  readonly text: string;
  readonly locale: string | undefined;
  /** IANA zone in which "today" is meant. */
  readonly zone: string;
  /** What the source itself said at the end of the session's last answer. */
  readonly understoodBefore: unknown;
  readonly mentions: readonly Mention[];
  readonly projectId: string | undefined;
  /** The model that the user chose. */
  readonly chosen: string | undefined;
  /** Text of the cut answer that this one goes on with. */
  readonly continues: string | undefined;
  /** What the text was chosen to mean, in place of being read. */
  readonly frames?: readonly QueryFrame[] | undefined;
  /** Tools that the client runs. */
  readonly clientTools: readonly string[];
  loadPast(): Promise<readonly PastExchange[]>;
  callClient(call: ClientCall): Promise<ToolResult | undefined>;
  /** Keeps what left for a model. */
  keepSent(text: string): Promise<void>;
}

export type AnswerEvent =
  | { readonly type: 'tool'; readonly title: string; readonly elapsedMs: number; readonly detail?: string }
  /** Markdown; `links` are those that this text is the first to name. */
  | { readonly type: 'text'; readonly text: string; readonly links: readonly RecordLink[] }
  /** What a model thought before or between its words: no part of the answer. */
  | { readonly type: 'thought'; readonly text: string }
  | { readonly type: 'proposal'; readonly proposal: Proposal }
  | { readonly type: 'chart'; readonly chart: Chart }
  | { readonly type: 'run'; readonly requestId: string; readonly title: string }
  /** Another coach goes on with the answer. */
  | { readonly type: 'coach'; readonly coach: CoachSource['coach'] }
  | { readonly type: 'notice'; readonly code: string; readonly message: string }
  /** Of the whole answer so far. */
  | { readonly type: 'usage'; readonly usage: Usage }
  /** What it was read as. */
  | { readonly type: 'reading'; readonly reading: CoachReading }
  | { readonly type: 'marks'; readonly marks: readonly FigureMark[] }
  | {
      readonly type: 'end';
      readonly choices: readonly string[];
      readonly language?: string;
      readonly understood?: unknown;
      /** A notice has said why it is not whole. */
      readonly canContinue?: boolean;
      /** A model is set up and was not asked. */
      readonly canAskModel?: boolean;
    };

export interface CoachSource {
  readonly coach: 'built-in' | 'model';
  /** Who of several answers, known before the answer begins; absent: it does itself. */
  choose?(question: CoachQuestion, signal: AbortSignal): Promise<CoachSource>;
  answer(question: CoachQuestion, signal: AbortSignal): AsyncIterable<AnswerEvent>;
}

/** A source that cannot go on, with a sentence that the user reads. */
export class AnswerFailure extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AnswerFailure';
    this.code = code;
  }
}
