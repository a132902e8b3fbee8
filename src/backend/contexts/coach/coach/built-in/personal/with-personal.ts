/** The built-in coach, asked first whether a message is about the person's own week, goals or memory. */
import { isTimeZone } from '../../../../../../domain/zones.ts';
import type { PersonCaller } from '../../../../../platform/http/actor.ts';
import type { AnswerEvent, CoachQuestion } from '../../../model/coach-source.ts';
import { createFormat, Figures } from '../../../say/answers/answer.ts';
import type { BuiltInCoach, BuiltInCoachPorts, ProposedCall } from '../built-in-coach.ts';
import { answerPersonal, type PersonalData } from './answer-personal.ts';
import { isSaidWhole, type PersonalQuestion, readPersonal } from './read-personal.ts';

interface PersonalPorts {
  readonly propose: NonNullable<BuiltInCoachPorts['propose']>;
  open(caller: PersonCaller, how: Pick<ProposedCall, 'zone' | 'locale'>): PersonalData;
}

export function withPersonal(coach: BuiltInCoach, ports: PersonalPorts): BuiltInCoach {
  return {
    coach: coach.coach,
    async *answer(question, signal) {
      const personal = readPersonal(question.text);
      yield* personal === undefined ? coach.answer(question, signal) : answerRead(personal, question, ports);
    },
    async answerWhole(question, signal) {
      const personal = readPersonal(question.text);
      if (personal === undefined) return await coach.answerWhole(question, signal);
      return isSaidWhole(question.text) ? answerRead(personal, question, ports) : undefined;
    },
  };
}

async function* answerRead(
  { asked, language }: PersonalQuestion,
  question: CoachQuestion,
  { propose, open }: PersonalPorts,
): AsyncGenerator<AnswerEvent> {
  const { caller, messageId } = question;
  const how = {
    zone: isTimeZone(question.zone) ? question.zone : 'UTC',
    locale: question.locale?.startsWith(language) ? question.locale : language,
  };
  const context = {
    language,
    figures: new Figures(),
    format: createFormat(language, question.locale),
    propose: async (tool: string, input: unknown) =>
      await propose(caller, { tool, input, messageId, ...how }),
  };
  yield* answerPersonal(asked, context, open(caller, how));
  yield { type: 'end', choices: [], language };
}
