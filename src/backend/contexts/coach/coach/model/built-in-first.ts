/**
 * The built-in coach, asked before a model: what it understands wholly it answers at once and free, and the answer offers to
 * ask a model. What needs more than records goes to the model, whose history holds the built-in answers.
 */

import type { AnswerEvent, CoachSource } from '../../model/coach-source.ts';
import type { BuiltInCoach } from '../built-in/built-in-coach.ts';

export function builtInFirst(builtIn: BuiltInCoach, byModel: CoachSource): CoachSource {
  return {
    ...byModel,
    async choose(question, signal) {
      // What was named beside the words is for a model to read, and so is the text that it goes on with.
      if (question.mentions.length > 0 || question.continues !== undefined) return byModel;
      const answer = await builtIn.answerWhole(question, signal);
      return answer === undefined ? byModel : { coach: builtIn.coach, answer: () => offerModel(answer) };
    },
  };
}

async function* offerModel(answer: AsyncIterable<AnswerEvent>): AsyncGenerator<AnswerEvent> {
  for await (const event of answer) yield event.type === 'end' ? { ...event, canAskModel: true } : event;
}
