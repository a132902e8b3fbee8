/**
 * The built-in coach: reads the question by grammar, looks the answer up, and writes it with every figure linked to
 * its records. No model; it says so when asked, and declines what it does not know.
 */
import type { QueryFrame } from '../../../../../domain/query/frame.ts';
import type { PersonCaller } from '../../../../platform/http/actor.ts';
import type { AnswerEvent, CoachQuestion, CoachSource } from '../../model/coach-source.ts';
import { type ReadingPorts, type ReadMessage, readMessage } from '../../plan/read-message.ts';
import { asksForAny, asksWhether } from '../../read/read-frame.ts';
import type { Part, Question } from '../../read/topics/question.ts';
import { answerByFrame, answerChosen } from '../../say/answer-frame.ts';
import { createFormat, Figures, type Proposed } from '../../say/answers/answer.ts';
import { lookups } from '../../say/answers/lookups.ts';
import {
  sayDeclined,
  sayExplained,
  sayForbidden,
  sayHelp,
  sayUnclear,
  sayUnread,
} from '../../say/answers/plain.ts';
import { isToDo } from '../../say/answers/week-sheet.ts';
import { askedWhether } from '../../say/answers/whether.ts';
import { readingOf, withReading } from '../../say/chips/reading-of.ts';
import { withPhrases } from '../../say/chips/unused-words.ts';
import type { FrameAnswerContext } from '../../say/context.ts';
import type { Language } from '../../words/vocabulary.ts';
import { isWhole } from './is-whole.ts';

export interface ProposedCall {
  readonly tool: string;
  readonly input: unknown;
  readonly zone: string;
  readonly locale: string;
  readonly messageId?: string;
}

export interface BuiltInCoachPorts extends ReadingPorts {
  /** Proposes a call of the catalogue's tool, which then waits for a click. Absent: the answer names the command. */
  propose?(caller: PersonCaller, call: ProposedCall): Promise<Proposed>;
}

const frameOf = (frame: QueryFrame | undefined, earlier: QueryFrame | undefined) =>
  frame === undefined ? {} : { frame, ...(earlier && { earlier }) };

function toRemembered(question: Question, isAskedBack: boolean): Question {
  const { act, isAskedBack: _before, ...rest } = question;
  return isAskedBack ? { ...rest, ...(act && { act }), isAskedBack } : rest;
}

/** What is no figure has an answer of its own. */
async function* answerQuestion(question: Question, context: FrameAnswerContext): AsyncGenerator<AnswerEvent> {
  const { data, figures, language } = context;
  if (question.intent === 'help') {
    yield figures.text(sayHelp(language));
    return;
  }
  const lookup = lookups[question.intent];
  if (lookup === undefined) return;
  const { answer, topic } = lookup;
  if (topic !== undefined && !data.may(topic)) {
    yield figures.text(sayForbidden(language, topic));
    return;
  }
  yield* answer(question, context);
}

function choicesOf(part: Part, language: Language): readonly string[] {
  switch (part.kind) {
    case 'question':
    case 'figures':
      return [];
    case 'unclear':
      return part.choices;
    case 'declined':
      return sayDeclined(language, part.topic, part.words).choices;
  }
}

async function* answerPart(part: Part, context: FrameAnswerContext): AsyncGenerator<AnswerEvent> {
  const { figures, language } = context;
  if (part.kind === 'question') {
    yield* answerQuestion(part.question, context);
  } else if (part.kind === 'figures') {
    yield* answerByFrame(part.frame, context);
  } else if (part.kind === 'unclear') {
    yield figures.text(sayUnclear(language, part).text);
  } else {
    yield figures.text(sayDeclined(language, part.topic, part.words).text);
  }
}

async function* answerParts(
  parts: readonly Part[],
  context: FrameAnswerContext,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  for (const [index, part] of parts.entries()) {
    if (signal.aborted) return;
    if (index > 0) yield context.figures.text('\n\n');
    yield* answerPart(part, context);
  }
}

function* sayUnreadNames(names: readonly string[], { figures, language }: FrameAnswerContext) {
  if (names.length > 0) yield figures.text(sayUnread(language, names));
}

/** What is asked with yes or no, or of one invoice: of the whole message, where it is one question. */
function askedOf({
  parts,
  asked,
  language,
  chosen,
}: ReadMessage): Pick<FrameAnswerContext, 'whether' | 'askedOfOne'> {
  const isOne = parts.length + (chosen.more ?? []).length <= 1;
  const whether = isOne ? askedWhether(asked.text, language) : undefined;
  return { whether, askedOfOne: chosen.remembered };
}

/** The message answered, whatever it was read as. */
async function* answerRead(
  read: ReadMessage,
  { propose }: Pick<BuiltInCoachPorts, 'propose'>,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  const { asked, data, language, today, now, zone, unread, explanations, parts, chosen, earlier } = read;
  if (explanations.length > 0) {
    yield new Figures().text(sayExplained(language, explanations));
    yield { type: 'end', choices: [], language };
    return;
  }
  const format = createFormat(language, asked.locale);
  const offered: string[] = [];
  const answered: QueryFrame[] = [];
  let isAskedBack = false;
  // A German question to an English editor is answered in German, and so is what waits for a click.
  const locale = asked.locale?.startsWith(language) ? asked.locale : language;
  const { messageId } = asked;
  const context: FrameAnswerContext = {
    data,
    locale,
    asksWhether: asksWhether(asked.text, language),
    asksForAny: asksForAny(asked.text, language),
    asksStateOfWeek: asksWhether(asked.text, language) && !isToDo(asked.text),
    ...askedOf(read),
    language,
    format,
    figures: new Figures(),
    today,
    now,
    zone,
    offer: (choices) => void offered.push(...choices),
    answered: (frame) => void answered.push(frame),
    askBack: () => {
      isAskedBack = true;
    },
    propose:
      propose &&
      (async (tool, input) => await propose(asked.caller, { tool, input, zone, locale, messageId })),
  };
  const showReading = async () => await readingOf({ read, answered, writing: { language, format, locale } });
  yield* sayUnreadNames(unread, context);
  if (chosen.frame !== undefined || chosen.asked !== undefined) {
    const before = { understood: asked.understoodBefore, earlier };
    yield* withReading(answerChosen(chosen, context, before), showReading);
    return;
  }
  yield* answerParts(parts, context, signal);
  if (signal.aborted) return;
  const reading = await showReading();
  if (reading !== undefined) yield { type: 'reading', reading };
  const choices = [...new Set([...parts.flatMap((part) => choicesOf(part, language)), ...offered])];
  yield { type: 'end', choices, language, understood: understoodOf(read, isAskedBack) };
}

/** What the next message may change: the last question of the message, or its days where they are asked for. */
function understoodOf(
  { asked, parts, chosen, earlier, language }: ReadMessage,
  isAskedBack: boolean,
): unknown {
  const { remembered } = chosen;
  const last = parts.findLast(({ kind }) => kind === 'question' || kind === 'figures');
  const isOfDays = parts.some((part) => part.kind === 'unclear' && part.about === 'period');
  // What is not understood loses nothing of the question before it.
  if (last === undefined)
    return isOfDays && remembered ? { frame: remembered, language } : asked.understoodBefore;
  const question = last.kind === 'question' ? toRemembered(last.question, isAskedBack) : {};
  return { language, ...question, ...frameOf(last.kind === 'figures' ? last.frame : remembered, earlier) };
}

export interface BuiltInCoach extends CoachSource {
  /** The answer, where the whole message was understood; undefined where it would ask back, decline or refuse. */
  answerWhole(question: CoachQuestion, signal: AbortSignal): Promise<AsyncIterable<AnswerEvent> | undefined>;
}

export function createBuiltInCoach(ports: BuiltInCoachPorts): BuiltInCoach {
  return {
    coach: 'built-in',
    async *answer(asked, signal) {
      yield* answerRead(withPhrases(await readMessage(asked, ports)), ports, signal);
    },
    async answerWhole(asked, signal) {
      const read = await readMessage(asked, ports);
      return (await isWhole(read)) ? answerRead(read, ports, signal) : undefined;
    },
  };
}
