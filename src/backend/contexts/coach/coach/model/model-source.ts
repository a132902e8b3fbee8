/**
 * A model as a source of answers: it is asked, calls tools, is told what they gave, and asked again, a bounded number
 * of times. Each figure of its prose is checked against what the tools of this answer gave.
 */
import type { Usage } from '../../../../../contract/coach/coach-chat.ts';
import type { MentionKind } from '../../../../../contract/coach/mention-kinds.ts';
import { mentionedRecords } from '../../../../../contract/coach/record-kinds.generated.ts';
import { type RecordLink, recordLinkSchema } from '../../../../../contract/coach/record-link.ts';
import { type CheckedFigure, FigureCheck } from '../../../../../domain/grounding/check-figures.ts';
import type { Person } from '../../../../../domain/policy/actor.ts';
import { type SaidPart, ThoughtSplitter } from '../../../../../domain/text/split-thoughts.ts';
import { isTimeZone, localDate } from '../../../../../domain/zones.ts';
import type { Clock } from '../../../../platform/clock.ts';
import {
  isModelError,
  type ModelGateway,
  type ModelMessage,
  type ModelRequest,
  type ModelToolCall,
} from '../../../../platform/models/gateway.ts';
import type { ToolRunner } from '../../../../platform/tools/tool-runner.ts';
import {
  type AnswerEvent,
  AnswerFailure,
  type CoachQuestion,
  type CoachSource,
} from '../../model/coach-source.ts';
import { type ModelTools, openModelTools } from './model-tools.ts';
import { fence, writeContinuation, writeInstructions, writeQuestion } from './prompt.ts';
import { recallLines } from './recall-answers.ts';

export interface ModelSourcePorts {
  readonly models: ModelGateway;
  readonly tools: ToolRunner | undefined;
  readonly clock: Clock;
  /** What the person wants remembered, the oldest first. */
  loadMemory(actor: Person): Promise<readonly string[]>;
}

/** After so many rounds of tools the model has to answer with what it has. */
const mostRounds = 8;
/** Of tools in one answer; the gateway bounds those of one round. */
const mostCalls = 40;
const limitNotices = {
  en: `An answer may call ${mostCalls} tools: the model answers with what these returned.`,
  de: `Eine Antwort darf ${mostCalls} Werkzeuge aufrufen: Das Modell antwortet mit deren Ergebnissen.`,
} as const;
/** Why an answer is not whole. */
const endNotices = {
  length: {
    en: "The answer reached the model's output limit and is cut. Continue, or ask for less at once.",
    de: 'Die Antwort hat die Ausgabegrenze des Modells erreicht und ist abgeschnitten. Setze sie fort oder frage nach weniger auf einmal.',
  },
  empty: {
    en: 'The model sent no answer. Continue, ask again, or choose another model.',
    de: 'Das Modell hat keine Antwort gesendet. Setze fort, frage noch einmal oder wähle ein anderes Modell.',
  },
  rounds: {
    en: `The answer used all ${mostRounds} rounds of tools and may be incomplete. Continue, or ask for less at once.`,
    de: `Die Antwort hat alle ${mostRounds} Runden von Werkzeugen gebraucht und kann unvollständig sein. Setze sie fort oder frage nach weniger auf einmal.`,
  },
} as const;
const titleLength = 80;
const recordKinds: ReadonlySet<MentionKind> = new Set(mentionedRecords);

export function createModelSource(ports: ModelSourcePorts): CoachSource {
  return {
    coach: 'model',
    async *answer(question, signal) {
      try {
        yield* new ModelAnswer(ports, question).write(signal);
      } catch (error) {
        if (isModelError(error)) throw new AnswerFailure(error.code, error.message, { cause: error });
        throw error;
      }
    },
  };
}

class ModelAnswer {
  readonly #ports: ModelSourcePorts;
  readonly #question: CoachQuestion;
  readonly #tools: ModelTools;
  readonly #figures: FigureCheck<RecordLink>;
  readonly #language: 'en' | 'de';
  readonly #messages: ModelMessage[] = [];
  readonly #thoughts = new ThoughtSplitter();
  #callCount = 0;
  /** Words, or a card in their place. */
  #hasAnswer = false;
  #isCut = false;
  #model = '';
  #reason = '';
  #usage: Usage | undefined;
  /** What was sent is written down while the model answers: the first word waits for no disk. */
  readonly #kept: Promise<unknown>[] = [];

  constructor(ports: ModelSourcePorts, question: CoachQuestion) {
    this.#ports = ports;
    this.#question = question;
    this.#language = question.locale?.toLowerCase().startsWith('de') === true ? 'de' : 'en';
    const zone = zoneOf(question);
    const today = localDate(ports.clock(), zone);
    this.#figures = new FigureCheck({ language: this.#language, isLink: isRecordLink, today, zone });
    this.#tools = openModelTools(question, { runner: ports.tools, model: () => this.#model });
  }

  async *write(signal: AbortSignal): AsyncGenerator<AnswerEvent> {
    await this.#begin();
    let rounds = 0;
    for (; rounds <= mostRounds; rounds += 1) {
      const calls = yield* this.#ask(rounds < mostRounds && this.#callCount < mostCalls, signal);
      if (calls.length === 0 || signal.aborted) break;
      yield* this.#callAll(calls, signal);
    }
    yield* marksOf(this.#figures.end());
    for (const failure of await Promise.all(this.#kept)) if (failure !== undefined) throw failure;
    const why = this.#findWhyNotWhole(rounds);
    if (why !== undefined) yield { type: 'notice', code: why, message: endNotices[why][this.#language] };
    const canContinue = why !== undefined || this.#callCount > mostCalls;
    yield { type: 'end', choices: [], language: this.#language, ...(canContinue && { canContinue }) };
  }

  #findWhyNotWhole(rounds: number): keyof typeof endNotices | undefined {
    if (this.#isCut) return 'length';
    if (!this.#hasAnswer) return 'empty';
    return rounds >= mostRounds ? 'rounds' : undefined;
  }

  async #begin(): Promise<void> {
    const { text, mentions, continues, caller } = this.#question;
    // The first word waits for both.
    const [memory, past] = await Promise.all([
      this.#ports.loadMemory(caller.actor),
      this.#question.loadPast(),
    ]);
    for (const exchange of past) {
      const { question, answer } = exchange;
      if (exchange.isFromRecords) for (const line of recallLines(exchange)) this.#figures.recall(line);
      // No provider takes a message without words.
      const text = answer === '' ? '(No answer.)' : answer;
      this.#messages.push({ role: 'user', text: question }, { role: 'assistant', text });
    }
    this.#messages.push({
      role: 'user',
      text:
        continues === undefined || continues === ''
          ? writeQuestion(text, mentions, memory)
          : writeContinuation(continues),
    });
    // The question, a memory, a file and what a model said before may hold any number: a figure stands on records alone.
    for (const mention of mentions) if (recordKinds.has(mention.kind)) this.#figures.knowName(mention);
  }

  /** One call of the model: yields its text, answers with the tools that it wants. */
  async *#ask(mayCall: boolean, signal: AbortSignal): AsyncGenerator<AnswerEvent, readonly ModelToolCall[]> {
    const calls: ModelToolCall[] = [];
    let said = '';
    for await (const event of this.#ports.models.stream(this.#toRequest(mayCall), signal)) {
      switch (event.type) {
        case 'routed':
          this.#model = event.title;
          this.#reason = event.reason;
          break;
        case 'text':
          said += yield* this.#say(this.#thoughts.push(event.text));
          break;
        case 'call':
          calls.push(event.call);
          break;
        case 'usage':
          this.#usage = addUsage(this.#usage, event.usage);
          yield { type: 'usage', usage: { ...this.#usage, reason: this.#reason || this.#usage.reason } };
          break;
        case 'notice':
          yield event;
          break;
        case 'sent':
          this.#kept.push(this.#keep(event.text));
          break;
        case 'end':
          this.#isCut = event.why === 'length';
          break;
      }
    }
    said += yield* this.#say(this.#thoughts.end());
    this.#messages.push({ role: 'assistant', text: said, ...(calls.length > 0 && { calls }) });
    return mayCall ? calls : [];
  }

  /** Thoughts are shown apart, and no figure of theirs is a claim. */
  *#say(parts: readonly SaidPart[]): Generator<AnswerEvent, string> {
    let said = '';
    for (const { isThought, text } of parts) {
      if (isThought) {
        yield { type: 'thought', text };
        continue;
      }
      said += text;
      this.#hasAnswer ||= text.trim() !== '';
      yield { type: 'text', text, links: [] };
      yield* marksOf(this.#figures.write(text));
    }
    return said;
  }

  /** A call too many is answered with the limit: a model takes no conversation in which one has no result. */
  async *#callAll(calls: readonly ModelToolCall[], signal: AbortSignal): AsyncGenerator<AnswerEvent> {
    const allowed = calls.slice(0, Math.max(0, mostCalls - this.#callCount));
    for (const call of allowed) yield* this.#call(call, signal);
    this.#callCount += calls.length;
    const refused = calls.slice(allowed.length);
    if (refused.length === 0) return;
    const output = `Not run: an answer may call ${mostCalls} tools. Answer with what you have.`;
    for (const { id: callId, tool } of refused) this.#messages.push({ role: 'tool', callId, tool, output });
    yield { type: 'notice', code: 'too_many_calls', message: limitNotices[this.#language] };
  }

  async *#call(call: ModelToolCall, signal: AbortSignal): AsyncGenerator<AnswerEvent> {
    const began = performance.now();
    const called = await this.#tools.call(call, signal);
    const elapsedMs = Math.round(performance.now() - began);
    yield { type: 'tool', title: called.title, elapsedMs, detail: JSON.stringify(call.input) };
    if (called.output !== undefined)
      this.#figures.know(called.output, { link: called.link, input: call.input });
    this.#hasAnswer ||= called.run !== undefined || called.proposal !== undefined;
    if (called.run !== undefined) yield { type: 'run', ...called.run };
    if (called.proposal !== undefined) yield { type: 'proposal', proposal: called.proposal };
    this.#messages.push({
      role: 'tool',
      callId: call.id,
      tool: call.tool,
      output: fence('result', call.tool, called.told),
    });
  }

  /** The failure, if it fails: a stopped answer never asks for it. */
  async #keep(text: string): Promise<unknown> {
    return await this.#question.keepSent(text).catch((error: unknown) => error);
  }

  #toRequest(mayCall: boolean): ModelRequest {
    const { caller, messageId, projectId, text, mentions, chosen, locale } = this.#question;
    const tools = mayCall ? this.#tools.declared : [];
    return {
      actor: caller.actor,
      task: 'coach',
      about: text.slice(0, titleLength),
      messageId,
      projectId,
      system: writeInstructions({
        now: this.#ports.clock(),
        zone: zoneOf(this.#question),
        language: this.#language,
        hasTools: tools.length > 0,
      }),
      messages: [...this.#messages],
      tools,
      locale: locale ?? 'en',
      files: mentions.filter(({ kind }) => kind === 'file' || kind === 'selection').length,
      chosen,
    };
  }
}

function zoneOf({ zone }: Pick<CoachQuestion, 'zone'>): string {
  return isTimeZone(zone) ? zone : 'UTC';
}

function isRecordLink(value: unknown): value is RecordLink {
  return recordLinkSchema.safeParse(value).success;
}

function* marksOf(figures: readonly CheckedFigure<RecordLink>[]): Generator<AnswerEvent> {
  if (figures.length > 0) yield { type: 'marks', marks: figures };
}

/** Of several calls together; the last model is named. */
function addUsage(before: Usage | undefined, next: Usage): Usage {
  if (before === undefined) return next;
  return {
    ...next,
    inputTokens: before.inputTokens + next.inputTokens,
    outputTokens: before.outputTokens + next.outputTokens,
    costMicroUsd: before.costMicroUsd + next.costMicroUsd,
    isEstimated: before.isEstimated || next.isEstimated,
  };
}
