/** What is asked about a timer, for the timer itself. */
export { type Answered, answerQuestion } from './answer-question.ts';
export {
  findPulse,
  findQuestion,
  holdPulse,
  type Person,
  savePulse,
} from './timer-questions.repository.ts';
export {
  findQuestionToAsk,
  type IdentifiedGap,
  keepQuestion,
  listGoingOn,
  loadWatched,
  openQuestion,
  personOf,
  settleQuestions,
  spanOf,
  type Watched,
  widenQuestion,
} from './timer-questions.ts';
