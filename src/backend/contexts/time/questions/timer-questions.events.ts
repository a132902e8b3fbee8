/** Events of questions about a timer. */
import * as z from 'zod';
import { defineEvents } from '../../../platform/events/catalogue.ts';

export const answered = 'timer-question.answered';
export const reopened = 'timer-question.reopened';

export const timerQuestionEvents = defineEvents(
  ['timer-question.opened', 'timer-question.closed', 'timer-question.widened', answered, reopened],
  {
    table: 'timer_questions',
    content: z.object({ kind: z.string(), entryId: z.string(), answer: z.string().nullable() }).partial(),
  },
);

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof timerQuestionEvents, unknown> {}
}
