/**
 * The one way to a language model. A call is routed, checked against the caps, redacted, sent, and settled; what comes
 * back is a stream of events. Who calls runs the tools and asks again: one call is one answer of a model.
 */
import type { Usage } from '../../../contract/coach/coach-chat.ts';
import type { PrivacyClass } from '../../../domain/models/model-class.ts';
import type { Person } from '../../../domain/policy/actor.ts';
import type { Spending } from './spending.ts';

export type ModelMessage =
  | { readonly role: 'user'; readonly text: string }
  | {
      readonly role: 'assistant';
      readonly text: string;
      readonly calls?: readonly ModelToolCall[] | undefined;
    }
  | { readonly role: 'tool'; readonly callId: string; readonly tool: string; readonly output: string };

export interface ModelToolCall {
  readonly id: string;
  readonly tool: string;
  readonly input: unknown;
}

export interface ModelTool {
  readonly name: string;
  readonly description: string;
  /** JSON Schema (2020-12) of an object. */
  readonly input: Readonly<Record<string, unknown>>;
}

export interface ModelRequest {
  /** Who pays. */
  readonly actor: Person;
  /** `coach`, `title`, later those of agents: part of the complexity, and said in the ledger. */
  readonly task: string;
  /** What the ledger shows: the question, shortened. */
  readonly about: string;
  /** The answer that all calls of one question share: the cap of a message counts them together. */
  readonly messageId: string;
  readonly projectId?: string | undefined;
  readonly system: string;
  readonly messages: readonly ModelMessage[];
  readonly tools: readonly ModelTool[];
  /** BCP 47; of reasons, notices, costs and faults: English and German. */
  readonly locale: string;
  /** Of a run of an agent: nobody chooses a model for each of its questions. */
  readonly isRun?: true;
  /** Files that are part of the question. */
  readonly files: number;
  /** Id of a model that the user chose: it always wins. */
  readonly chosen?: string | undefined;
  readonly maxOutputTokens?: number;
  /** No other model answers where the chosen one fails: for a test of it. */
  readonly isAlone?: boolean;
  /** What the project or the person demands at least of where this goes; `cloud` when absent. */
  readonly privacy?: PrivacyClass | undefined;
  /** In place of those that the organization knows: of clients and people, for a model of the privacy class `restricted`. */
  readonly names?: readonly string[];
}

export type ModelEvent =
  | { readonly type: 'routed'; readonly model: string; readonly title: string; readonly reason: string }
  /** Another model or a shorter conversation, in a sentence. */
  | { readonly type: 'notice'; readonly code: string; readonly message: string }
  /** Placeholders are put back. */
  | { readonly type: 'text'; readonly text: string }
  /** Whole, its input parsed; unreadable input is repaired or ends the call. */
  | { readonly type: 'call'; readonly call: ModelToolCall }
  /** Of this call alone; also of one that failed or was stopped, where it cost something: add them up. */
  | { readonly type: 'usage'; readonly usage: Usage }
  /** The exact text that left, without secrets, for *What Was Sent*. */
  | { readonly type: 'sent'; readonly text: string }
  | { readonly type: 'end'; readonly why: 'stop' | 'calls' | 'length' };

/** Each has one sentence and a way on, in the message. */
export const modelFaults = [
  'no_model',
  'no_key',
  'wrong_key',
  'no_credit',
  'no_price',
  'model_gone',
  'context_too_long',
  'rate_limited',
  'quota',
  'slow',
  'cut',
  'unreadable',
  'web_page',
  'too_large',
  'refused',
  'unreachable',
  'overloaded',
  'cap_reached',
] as const;
export type ModelFault = (typeof modelFaults)[number];

export class ModelError extends Error {
  readonly code: ModelFault;

  constructor(code: ModelFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ModelError';
    this.code = code;
  }
}

/** By its name: the engine's bundle has a class of its own. */
export function isModelError(error: unknown): error is ModelError {
  return error instanceof Error && error.name === 'ModelError' && 'code' in error;
}

/** Of the sentence of a fault what is wrong, without the way on. */
export function briefOf(message: string): string {
  return message.split(/[;,] /)[0] ?? '';
}

export interface ModelGateway {
  /** Whether a model may answer that nobody chose: nothing is loaded to find out. Those of a window answer only where they are chosen. */
  isSetUp(organizationId: string): Promise<boolean>;
  /** Throws `ModelError`, or the signal's reason; what was received by then has been yielded, and is booked. */
  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent>;
}

export interface GatewayPorts {
  readonly spending: Spending;
}
