/** "Is last week's timesheet approved?": what the sheet of one week is, with yes or no. */
import type { Period } from '../../../../../domain/periods/periods.ts';
import { addDays, isoWeekOf } from '../../../../../domain/zones.ts';
import type { TimesheetFact } from '../../model/practice-data.ts';
import type { Question } from '../../read/topics/question.ts';
import { type Answer, type AnswerContext, linkedIdsAtMost, look } from './answer.ts';
import { tr } from './shared.ts';

const toDo =
  /\b(?:have to|need|needs|must|should|left|to (?:submit|approve|hand in)|muss|müssen|soll|sollte|fehlt|fehlen)\b/i;

/** "Do I have to submit this week?" asks what is to be done, and not what is. */
export function isToDo(text: string): boolean {
  return toDo.test(text);
}

/** States that are behind the one that is asked for. */
const reached: Readonly<Record<NonNullable<Question['action']>, ReadonlySet<string>>> = {
  submit: new Set(['submitted', 'approved', 'invoiced']),
  approve: new Set(['approved', 'invoiced']),
};

const states: Readonly<Record<string, readonly [english: string, german: string]>> = {
  draft: ['a draft, not submitted yet', 'ein Entwurf, noch nicht eingereicht'],
  submitted: ['submitted, and waits for approval', 'eingereicht und wartet auf Freigabe'],
  approved: ['approved', 'freigegeben'],
  rejected: ['rejected', 'abgelehnt'],
  invoiced: ['approved and invoiced', 'freigegeben und abgerechnet'],
};

/** The week, where the question is of one alone and of its state. */
export function weekAsked(
  { period, action }: Question,
  { asksStateOfWeek }: AnswerContext,
): Period | undefined {
  if (period === undefined || action === undefined || asksStateOfWeek !== true) return undefined;
  const { start } = isoWeekOf(period.from);
  const week = { from: start, to: addDays(start, 6) };
  return period.to <= week.to ? week : undefined;
}

export async function* answerWeekSheet(
  week: Period,
  { action = 'submit' }: Question,
  context: AnswerContext,
): Answer {
  const { data, figures, format } = context;
  const { value: sheets, tool } = await look(
    async () => (await data.listTimesheetsOf(week)).filter(({ isMine }) => isMine),
    ({ length }) =>
      tr(
        context,
        `Looked at ${length} ${length === 1 ? 'timesheet' : 'timesheets'}`,
        `${length} Stundenzettel angesehen`,
      ),
  );
  yield tool;
  if (sheets.length === 0) {
    yield figures.text(`${tr(context, 'No.', 'Nein.')} ${await sayLoose(week, context)}`);
    return;
  }
  const isAll = sheets.every(({ state }) => reached[action].has(state));
  const lines = sheets.map((sheet) => sayState(sheet, context)).join(' ');
  yield figures.text(`${isAll ? tr(context, 'Yes.', 'Ja.') : tr(context, 'No.', 'Nein.')} ${lines}`);

  function sayState({ id, weekStart, weekEnd, state }: TimesheetFact, { language }: AnswerContext): string {
    const span = figures.link(format.span({ from: weekStart, to: weekEnd }), 'timesheet', [id]);
    const [english = state, german = state] = states[state] ?? [];
    return language === 'de'
      ? `Der Stundenzettel ${span} ist ${german}.`
      : `The timesheet ${span} is ${english}.`;
  }
}

async function sayLoose(week: Period, context: AnswerContext): Promise<string> {
  const { data, figures, format } = context;
  const days = await data.sumLooseDays(week);
  const seconds = days.reduce((sum, day) => sum + day.seconds, 0);
  const span = format.span(week);
  if (seconds === 0)
    return tr(
      context,
      `There is no timesheet for ${span}, and no time.`,
      `Für ${span} gibt es keinen Stundenzettel und keine Zeit.`,
    );
  const figure = figures.link(
    format.duration(seconds),
    'entries',
    await data.listLooseIds(week, linkedIdsAtMost),
  );
  return tr(
    context,
    `There is no timesheet for ${span} yet: ${figure} are on none.`,
    `Für ${span} gibt es noch keinen Stundenzettel: ${figure} stehen auf keinem.`,
  );
}
