/** Timesheets to submit and to approve, and weeks that are over whose time is on no timesheet. */

import type { Period } from '../../../../../domain/periods/periods.ts';
import { addDays, isoWeekOf } from '../../../../../domain/zones.ts';
import type { TimesheetFact } from '../../model/practice-data.ts';
import type { Question } from '../../read/topics/question.ts';
import type { Language } from '../../words/vocabulary.ts';
import { type Answer, type AnswerContext, type Answerer, linkedIdsAtMost, look, plain } from './answer.ts';
import { answerWeekSheet, weekAsked } from './week-sheet.ts';
import { sayAny, sayNoneLeft } from './whether.ts';

type SheetQuestion = 'submit' | 'approve' | 'any';

interface Words {
  readonly looked: (count: number) => string;
  readonly nothing: Readonly<Record<SheetQuestion, string>>;
  readonly about: Readonly<Record<SheetQuestion, string>>;
  readonly count: (count: number) => string;
  readonly states: Readonly<Record<string, string>>;
  readonly loose: (figure: string) => string;
  readonly more: (count: number) => string;
}

const english: Words = {
  looked: (count) => `Looked at ${count} ${count === 1 ? 'timesheet' : 'timesheets'}`,
  nothing: {
    submit: 'No timesheet waits to be submitted.',
    approve: 'No timesheet waits for approval.',
    any: 'No timesheet is open: everything is submitted and approved.',
  },
  about: { submit: 'to submit', approve: 'to approve', any: 'open' },
  count: (count) => (count === 1 ? '1 timesheet' : `${count} timesheets`),
  states: { draft: 'draft', submitted: 'waits for approval', rejected: 'rejected' },
  loose: (figure) => `${figure}, on no timesheet yet`,
  more: (count) => `- and ${count} more`,
};

const german: Words = {
  looked: (count) => `${count} Stundenzettel angesehen`,
  nothing: {
    submit: 'Kein Stundenzettel ist einzureichen.',
    approve: 'Kein Stundenzettel wartet auf Freigabe.',
    any: 'Kein Stundenzettel ist offen: alles ist eingereicht und freigegeben.',
  },
  about: { submit: 'einzureichen', approve: 'zu genehmigen', any: 'offen' },
  count: (count) => `${count} Stundenzettel`,
  states: { draft: 'Entwurf', submitted: 'wartet auf Freigabe', rejected: 'abgelehnt' },
  loose: (figure) => `${figure}, noch auf keinem Stundenzettel`,
  more: (count) => `- und ${count} weitere`,
};

const words: Readonly<Record<Language, Words>> = { en: english, de: german };
const linesShown = 15;

/** A draft is due when its week is over; until then it is asked for by its week. */
function concerns(sheet: TimesheetFact, { action, period }: Question, today: string): boolean {
  if (action === 'approve') {
    return sheet.state === 'submitted';
  }
  if (action !== 'submit') {
    return true;
  }
  const isDue = sheet.state === 'rejected' || sheet.weekEnd < today || period !== undefined;
  return sheet.isMine && sheet.state !== 'submitted' && isDue;
}

function sheetLine(sheet: TimesheetFact, { figures, format, language }: AnswerContext): string {
  const week = figures.link(format.span({ from: sheet.weekStart, to: sheet.weekEnd }), 'timesheet', [
    sheet.id,
  ]);
  const owner = sheet.isMine ? '' : ` (${plain(sheet.userName)})`;
  return `- ${week}${owner}: ${words[language].states[sheet.state] ?? sheet.state}`;
}

interface LooseWeek {
  readonly period: Period;
  readonly seconds: number;
}

/** Of the user's weeks that are over; what a draft or a rejected sheet of the week will take up is that sheet's. */
async function findLooseWeeks(
  { action, period }: Question,
  sheets: readonly TimesheetFact[],
  { data, today }: AnswerContext,
): Promise<readonly LooseWeek[]> {
  const lastSunday = addDays(isoWeekOf(today).start, -1);
  const asked = period ?? { from: '0001-01-01', to: lastSunday };
  const within = asked.to > lastSunday ? { from: asked.from, to: lastSunday } : asked;
  if (action === 'approve' || within.to < within.from) {
    return [];
  }
  const taken = new Set(
    sheets.filter(({ isMine, state }) => isMine && state !== 'submitted').map(({ weekStart }) => weekStart),
  );
  const days = await data.sumLooseDays(within);
  return [...Map.groupBy(days, ({ localDate }) => isoWeekOf(localDate).start)]
    .filter(([start]) => !taken.has(start))
    .map(([start, same]) => ({
      period: { from: start, to: addDays(start, 6) },
      seconds: same.reduce((sum, day) => sum + day.seconds, 0),
    }));
}

async function looseLine({ period, seconds }: LooseWeek, context: AnswerContext): Promise<string> {
  const { data, figures, format, language } = context;
  const ids = await data.listLooseIds(period, linkedIdsAtMost);
  const figure = figures.link(format.duration(seconds), 'entries', ids);
  return `- ${format.span(period)}: ${words[language].loose(figure)}`;
}

/** What is over is not what is left. */
const behind = /\b(?:submitted|approved|eingereicht|genehmigt|freigegeben|rejected|abgelehnt)\b/;

export const answerTimesheets: Answerer = async function* answerTimesheets(question, context): Answer {
  const { data, figures, language, today } = context;
  const week = weekAsked(question, context);
  if (week !== undefined) {
    yield* answerWeekSheet(week, question, context);
    return;
  }
  const say = words[language];
  const { value: all, tool } = await look(
    () => data.listOpenTimesheets(question.period),
    (found) => say.looked(found.length),
  );
  yield tool;
  const sheets = all.filter((sheet) => concerns(sheet, question, today));
  const weeks = await findLooseWeeks(question, all, context);
  const about = question.action ?? 'any';
  const count = sheets.length + weeks.length;
  const answer = sayAny(count, context, behind) + sayNoneLeft(count, context);
  if (count === 0) {
    yield figures.text(`${answer}${say.nothing[about]}`);
    return;
  }
  const lines = sheets.slice(0, linesShown).map((sheet) => sheetLine(sheet, context));
  for (const week of weeks.slice(0, linesShown - lines.length)) {
    lines.push(await looseLine(week, context));
  }
  const rest = count > lines.length ? [say.more(count - lines.length)] : [];
  yield figures.text(
    `${answer}${say.count(count)} ${say.about[about]}:\n\n${[...lines, ...rest].join('\n')}`,
  );
};
