/** The questions of an empty chat: chosen by what the caller's practice has, never the same six for everybody. */
import { isTimeZone, localDate } from '../../../../../domain/zones.ts';
import type { Clock } from '../../../../platform/clock.ts';
import type { PersonCaller } from '../../../../platform/http/actor.ts';
import type { SlicePorts } from '../../../../platform/ports.ts';
import type { CoachData } from '../../model/coach-data.ts';
import { readQuestion } from '../../plan/read-question.ts';
import type { QuestionContext } from '../../plan/reading.ts';
import { createNameIndex } from '../../words/names.ts';
import { tokenize } from '../../words/tokens.ts';
import { findLanguage, isCommonWord } from '../../words/vocabulary.ts';
import { type OfferedQuestion, pickQuestions } from './questions.ts';
import { readOccasion } from './read-occasion.ts';

interface OfferedPorts extends Pick<SlicePorts, 'reads'> {
  readonly clock: Clock;
  openData(caller: PersonCaller): CoachData;
}

interface Reader {
  readonly locale?: string | undefined;
  /** An unknown one is UTC, as in a question. */
  readonly zone: string;
}

/** German for German locales, else English. */
export type OfferQuestions = (caller: PersonCaller, reader: Reader) => Promise<readonly string[]>;

/** As the built-in coach reads it, with the names of this practice: of no one record. */
export function isReadAs(asks: OfferedQuestion['asks'], text: string, context: QuestionContext): boolean {
  const { parts, chosen } = readQuestion({ quoted: text, masked: text }, context);
  if (findLanguage(tokenize(text), context.language) !== context.language) return false;
  if (chosen.frame !== undefined)
    return chosen.frame.measure === asks && chosen.frame.filters.every((filter) => !('values' in filter));
  const [part, ...more] = parts;
  if (part?.kind !== 'question' || more.length > 0) return false;
  const { intent, project, client } = part.question;
  return intent === asks && project === undefined && client === undefined;
}

export function createOfferQuestions({ reads, clock, openData }: OfferedPorts): OfferQuestions {
  return async (caller, { locale, zone }) => {
    const data = openData(caller);
    const today = localDate(clock(), isTimeZone(zone) ? zone : 'UTC');
    const language = locale?.toLowerCase().startsWith('de') === true ? 'de' : 'en';
    const [occasion, records] = await Promise.all([
      readOccasion({ reads: reads(caller.actor), data, today }),
      data.listNames(),
    ]);
    const names = createNameIndex(records, isCommonWord);
    return pickQuestions(occasion, {
      language,
      may: (topic) => data.may(topic),
      isUnderstood: (question) => isReadAs(question.asks, question[language], { names, today, language }),
    });
  };
}
