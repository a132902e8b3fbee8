/**
 * Who answers a question. The built-in coach is one source; a model behind `ModelPort` is the other: the service
 * streams, keeps, stops and resumes both alike.
 */

import type { Chart, FigureMark, Usage } from '../../../../contract/coach/coach-chat.ts';
import type { Proposal } from '../../../../contract/coach/proposals.ts';
import type { RecordLink } from '../../../../contract/coach/record-link.ts';
import type { Caller } from '../../../platform/http/actor.ts';

export interface CoachQuestion {
  readonly caller: Caller;
  readonly text: string;
  readonly locale: string | undefined;
  /** IANA zone in which "today" is meant. */
  readonly zone: string;
  /** What the source itself said at the end of the session's last answer. */
  readonly understoodBefore: unknown;
}

export type AnswerEvent =
  | { readonly type: 'tool'; readonly title: string; readonly elapsedMs: number; readonly detail?: string }
  /** Markdown; `links` are those that this text is the first to name. */
  | { readonly type: 'text'; readonly text: string; readonly links: readonly RecordLink[] }
  | { readonly type: 'proposal'; readonly proposal: Proposal }
  | { readonly type: 'chart'; readonly chart: Chart }
  | { readonly type: 'run'; readonly requestId: string; readonly title: string }
  | { readonly type: 'notice'; readonly code: string; readonly message: string }
  | { readonly type: 'usage'; readonly usage: Usage }
  | { readonly type: 'marks'; readonly marks: readonly FigureMark[] }
  | {
      readonly type: 'end';
      readonly choices: readonly string[];
      readonly language?: string;
      readonly understood?: unknown;
    };

export interface CoachSource {
  readonly coach: 'built-in' | 'model';
  answer(question: CoachQuestion, signal: AbortSignal): AsyncIterable<AnswerEvent>;
}

/** A language model, as little of it as the coach needs. Nothing stands behind it yet. */
export interface ModelPort {
  /** The answer token by token, Markdown; ends early when the signal is aborted. */
  stream(
    prompt: { readonly question: string; readonly language: string },
    signal: AbortSignal,
  ): AsyncIterable<string>;
}

export function createModelSource(model: ModelPort): CoachSource {
  return {
    coach: 'model',
    async *answer({ text, locale }, signal) {
      for await (const token of model.stream({ question: text, language: locale ?? 'en' }, signal)) {
        yield { type: 'text', text: token, links: [] };
      }
      yield { type: 'end', choices: [] };
    },
  };
}
