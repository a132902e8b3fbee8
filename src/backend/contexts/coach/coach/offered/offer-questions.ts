/** The questions of an empty chat: chosen by what the caller's practice has, never the same six for everybody. */
import { isTimeZone, localDate } from '../../../../../domain/zones.ts';
import type { Clock } from '../../../../platform/clock.ts';
import type { PersonCaller } from '../../../../platform/http/actor.ts';
import type { SlicePorts } from '../../../../platform/ports.ts';
import type { CoachData } from '../built-in/answers/answer.ts';
import { type InterpretOptions, interpret } from '../built-in/interpret.ts';
import { createNameIndex } from '../built-in/names.ts';
import type { Intent } from '../built-in/question.ts';
import { isCommonWord } from '../built-in/vocabulary.ts';
import { pickQuestions } from './questions.ts';
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

/** As the built-in coach reads it, with the names of this practice. */
export function isReadAs(intent: Intent, text: string, options: InterpretOptions): boolean {
  const { language, parts } = interpret(text, options);
  const [part, ...more] = parts;
  return (
    more.length === 0 &&
    language === options.language &&
    part?.kind === 'question' &&
    part.question.intent === intent &&
    [part.question.project, part.question.client].every((record) => record === undefined)
  );
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
      isUnderstood: (question) => isReadAs(question.intent, question[language], { names, today, language }),
    });
  };
}
