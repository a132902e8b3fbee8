/** What is asked about a timer; the timer's routes ask and answer. */

import { defineSlice } from '../../../platform/slice.ts';
import { questionScope } from './questions.scope.ts';
import { timerQuestionEvents } from './timer-questions.events.ts';

export const questionsSlice = defineSlice({
  name: 'time/questions',
  tables: ['timer_pulses', 'timer_questions'],
  reads: ['time_entries'],
  people: ['timer_pulses.user_id', 'timer_questions.user_id'],
  scope: questionScope,
  events: timerQuestionEvents,
  mount: () => ({ routes: [] }),
});
