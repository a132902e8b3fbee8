/** A model that cannot be reached is answered for by the built-in coach, which costs nothing. */
import { briefOf, type ModelFault } from '../../../../platform/models/gateway.ts';
import {
  type AnswerEvent,
  AnswerFailure,
  type CoachQuestion,
  type CoachSource,
} from '../../model/coach-source.ts';

/** Not those of the question itself, of a cap or of what nobody has set up: the person decides what to do about them. */
const unreached: ReadonlySet<string> = new Set<ModelFault>([
  'no_key',
  'wrong_key',
  'no_credit',
  'model_gone',
  'rate_limited',
  'quota',
  'slow',
  'cut',
  'unreadable',
  'web_page',
  'unreachable',
  'overloaded',
]);

/** What a model may have sent before its answer begins. */
const beforehand: ReadonlySet<AnswerEvent['type']> = new Set(['notice', 'usage']);

const tails = {
  en: 'the built-in coach answers instead.',
  de: 'der eingebaute Coach antwortet stattdessen.',
} as const;

/** The model is not asked again: what it may cost is booked once. Of what it has shown nobody else writes the rest. */
export function orBuiltIn(byModel: CoachSource, builtIn: CoachSource): CoachSource {
  return {
    coach: byModel.coach,
    async *answer(question, signal) {
      let hasBegun = question.continues !== undefined;
      try {
        for await (const event of byModel.answer(question, signal)) {
          hasBegun ||= !beforehand.has(event.type);
          yield event;
        }
        return;
      } catch (error) {
        const isUnreached = error instanceof AnswerFailure && unreached.has(error.code);
        if (!isUnreached || hasBegun || signal.aborted) throw error;
        yield toNotice(error, question);
      }
      yield { type: 'coach', coach: builtIn.coach };
      yield* builtIn.answer(question, signal);
    },
  };
}

function toNotice({ code, message }: AnswerFailure, { locale }: CoachQuestion): AnswerEvent {
  const tail = tails[locale?.toLowerCase().startsWith('de') === true ? 'de' : 'en'];
  return { type: 'notice', code, message: `${briefOf(message)}; ${tail}` };
}
