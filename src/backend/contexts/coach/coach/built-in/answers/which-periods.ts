/** A comparison of what are not two periods. */
import type { Answer, Answerer } from './answer.ts';
import { tr } from './shared.ts';

export const answerWhichPeriods: Answerer = async function* answerWhichPeriods(_question, context): Answer {
  yield context.figures.text(
    tr(
      context,
      'Which two periods? For example “this month compared to last month”.',
      'Welche zwei Zeiträume? Zum Beispiel „diesen Monat im Vergleich zum letzten Monat“.',
    ),
  );
};
