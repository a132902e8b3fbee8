/**
 * The built-in coach: reads the question by grammar, looks the answer up, and writes it with every figure linked to
 * its records. No model; it says so when asked, and declines what it does not know.
 */
import * as z from 'zod';
import { frameSchema } from '../../../../../contract/query/frame-schema.ts';
import type { QueryFrame } from '../../../../../domain/query/frame.ts';
import { isTimeZone, localDate } from '../../../../../domain/zones.ts';
import type { Clock } from '../../../../platform/clock.ts';
import type { PersonCaller } from '../../../../platform/http/actor.ts';
import type { AnswerEvent, CoachSource } from '../coach-source.ts';
import { chooseReading } from '../query/choose-reading.ts';
import { answerChosen } from '../query/say/answer-frame.ts';
import {
  type AnswerContext,
  type CoachData,
  createFormat,
  Figures,
  type Proposed,
} from './answers/answer.ts';
import { lookups } from './answers/lookups.ts';
import {
  sayDeclined,
  sayExplained,
  sayForbidden,
  sayHelp,
  sayLeftOut,
  sayUnclear,
  sayUnread,
} from './answers/plain.ts';
import { interpret } from './interpret.ts';
import { withMentions } from './mentioned.ts';
import { createNameIndex } from './names.ts';
import { intents, type Part, type Question } from './question.ts';
import { tokenize } from './tokens.ts';
import { findLanguage, isCommonWord, type Language } from './vocabulary.ts';

export interface ProposedCall {
  readonly tool: string;
  readonly input: unknown;
  readonly zone: string;
  readonly locale: string;
  readonly messageId?: string;
}

export interface BuiltInCoachPorts {
  openData(caller: PersonCaller): CoachData;
  readonly clock: Clock;
  /** Proposes a call of the catalogue's tool, which then waits for a click. Absent: the answer names the command. */
  propose?(caller: PersonCaller, call: ProposedCall): Promise<Proposed>;
}

const recordSchema = z.object({
  kind: z.enum(['project', 'client']),
  id: z.string(),
  name: z.string(),
  clientName: z.string().optional(),
  clientId: z.string().optional(),
});

/** What is kept of a question, so that "and last month?" can be asked after it. */
const questionSchema = z.object({
  intent: z.enum(intents),
  period: z.object({ from: z.string(), to: z.string() }).optional(),
  project: recordSchema.optional(),
  client: recordSchema.optional(),
  other: z.object({ from: z.string(), to: z.string() }).optional(),
  invoice: z.string().optional(),
  billable: z.boolean().optional(),
  group: z.enum(['project', 'client']).optional(),
  severity: z.enum(['critical', 'high', 'medium', 'low']).optional(),
  action: z.enum(['submit', 'approve']).optional(),
  mine: z.boolean().optional(),
  act: z
    .object({
      seconds: z.number().optional(),
      start: z.string().optional(),
      note: z.string().optional(),
      amount: z.string().optional(),
      currency: z.string().optional(),
    })
    .optional(),
  isAskedBack: z.boolean().optional(),
});

function parsePrevious(understood: unknown): Question | undefined {
  const parsed = questionSchema.safeParse(understood);
  return parsed.success ? (JSON.parse(JSON.stringify(parsed.data)) as Question) : undefined;
}

function parseFrame(understood: unknown): QueryFrame | undefined {
  const parsed = z.object({ frame: frameSchema }).safeParse(understood);
  return parsed.success ? parsed.data.frame : undefined;
}

const frameOf = (frame: QueryFrame | undefined) => (frame === undefined ? {} : { frame });

function toRemembered(question: Question, isAskedBack: boolean): Question {
  const { leftOut: _leftOut, act, isAskedBack: _before, ...rest } = question;
  return isAskedBack ? { ...rest, ...(act && { act }), isAskedBack } : rest;
}

async function* answerQuestion(question: Question, context: AnswerContext): AsyncGenerator<AnswerEvent> {
  const { data, figures, language } = context;
  if (question.intent === 'help') {
    yield figures.text(sayHelp(language));
    return;
  }
  const { answer, topic } = lookups[question.intent];
  if (topic !== undefined && !data.may(topic)) {
    yield figures.text(sayForbidden(language, topic));
    return;
  }
  yield* answer(question, context);
  if (question.leftOut !== undefined) {
    yield figures.text(sayLeftOut(language, question.leftOut));
  }
}

function choicesOf(part: Part, language: Language): readonly string[] {
  switch (part.kind) {
    case 'question':
      return [];
    case 'unclear':
      return part.choices;
    case 'declined':
      return sayDeclined(language, part.topic, part.words).choices;
  }
}

async function* answerPart(part: Part, context: AnswerContext): AsyncGenerator<AnswerEvent> {
  const { figures, language } = context;
  if (part.kind === 'question') {
    yield* answerQuestion(part.question, context);
  } else if (part.kind === 'unclear') {
    yield figures.text(sayUnclear(language, part).text);
  } else {
    yield figures.text(sayDeclined(language, part.topic, part.words).text);
  }
}

async function* answerParts(
  parts: readonly Part[],
  context: AnswerContext,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  for (const [index, part] of parts.entries()) {
    if (signal.aborted) return;
    if (index > 0) yield context.figures.text('\n\n');
    yield* answerPart(part, context);
  }
}

function* sayUnreadNames(names: readonly string[], { figures, language }: AnswerContext) {
  if (names.length > 0) yield figures.text(sayUnread(language, names));
}

const languageOf = (locale: string | undefined): Language =>
  locale?.toLowerCase().startsWith('de') ? 'de' : 'en';

export function createBuiltInCoach(ports: BuiltInCoachPorts): CoachSource {
  return {
    coach: 'built-in',
    async *answer(asked, signal) {
      const now = ports.clock();
      const zone = isTimeZone(asked.zone) ? asked.zone : 'UTC';
      const data = ports.openData(asked.caller);
      const previous = parsePrevious(asked.understoodBefore);
      const spoken = findLanguage(tokenize(asked.text), languageOf(asked.locale));
      const { text, unread, explanations } = withMentions(asked.text, asked.mentions, spoken);
      if (explanations.length > 0) {
        yield new Figures().text(sayExplained(spoken, explanations));
        yield { type: 'end', choices: [], language: spoken };
        return;
      }
      const names = createNameIndex(await data.listNames(), isCommonWord);
      const today = localDate(now, zone);
      const { language, parts } = interpret(text, {
        names,
        today,
        language: languageOf(asked.locale),
        ...(previous !== undefined && { previous }),
      });
      const format = createFormat(language, asked.locale);
      const offered: string[] = [];
      let isAskedBack = false;
      const { propose } = ports;
      // A German question to an English editor is answered in German, and so is what waits for a click.
      const locale = asked.locale?.startsWith(language) ? asked.locale : language;
      const { messageId } = asked;
      const context: AnswerContext = {
        data,
        language,
        format,
        figures: new Figures(),
        today,
        now,
        zone,
        offer: (choices) => void offered.push(...choices),
        askBack: () => {
          isAskedBack = true;
        },
        propose:
          propose &&
          (async (tool, input) => await propose(asked.caller, { tool, input, zone, locale, messageId })),
      };
      yield* sayUnreadNames(unread, context);
      const previousFrame = parseFrame(asked.understoodBefore);
      const chosen = chooseReading(text, { names, today, parts, previousFrame });
      const { remembered } = chosen;
      if (chosen.frame !== undefined) {
        yield* answerChosen(chosen, { ...context, locale });
        return;
      }
      yield* answerParts(parts, context, signal);
      if (signal.aborted) return;
      const questions = parts.flatMap((part) => (part.kind === 'question' ? part.question : []));
      const last = questions.at(-1);
      const choices = [...new Set([...parts.flatMap((part) => choicesOf(part, language)), ...offered])];
      yield {
        type: 'end',
        choices,
        language,
        // What is not understood loses nothing of the question before it.
        understood:
          last === undefined
            ? asked.understoodBefore
            : { ...toRemembered(last, isAskedBack), ...frameOf(remembered) },
      };
    },
  };
}
