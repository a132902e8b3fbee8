/** What days are like: their average, the longest of them, how many were worked on. */
import { isoWeekOf } from '../../../../../../../domain/zones.ts';
import type { Question } from '../../question.ts';
import { type Answer, type AnswerContext, type Answerer, look } from '../answer.ts';
import {
  filterOf,
  linkWork,
  type ProjectTime,
  periodOf,
  secondsOf,
  spanOf,
  tr,
  untilToday,
  whereOf,
} from '../shared.ts';

interface WorkedDay {
  readonly date: string;
  readonly seconds: number;
  readonly sums: readonly ProjectTime[];
}

async function lookAtDays(question: Question, context: AnswerContext) {
  const period = untilToday(periodOf(question, context), context.today);
  const filter = filterOf(question, period);
  const { value, tool } = await look(
    () => context.data.sumWork(filter, ['date', 'projectId']),
    (found) => tr(context, `Added up ${found.length} sums of days`, `${found.length} Tagessummen addiert`),
  );
  const days: readonly WorkedDay[] = [...Map.groupBy(value, ({ date = '' }) => date)]
    .map(([date, same]) => ({ date, seconds: secondsOf(same), sums: same }))
    .filter(({ seconds }) => seconds > 0);
  return {
    filter,
    tool,
    days,
    sums: value,
    where: `${whereOf(question, context)}${spanOf(period, context)}`,
  };
}

function sayNothing(where: string, context: AnswerContext) {
  return context.figures.text(
    tr(context, `No time is recorded${where}.`, `Es ist keine Zeit erfasst${where}.`),
  );
}

export const answerAverage: Answerer = async function* answerAverage(question, context): Answer {
  const { figures, format } = context;
  const { filter, tool, days, sums, where } = await lookAtDays(question, context);
  yield tool;
  if (days.length === 0) {
    yield sayNothing(where, context);
    return;
  }
  const total = secondsOf(sums);
  const isWeek = question.intent === 'average-week';
  const units = isWeek ? new Set(days.map(({ date }) => isoWeekOf(date).start)).size : days.length;
  const mean = format.duration(Math.round(total / units));
  const all = await linkWork(sums, filter, context);
  const count = format.count(units);
  yield figures.text(
    isWeek
      ? tr(
          context,
          `On average **${mean}** a week${where}: ${all} in ${count} ${units === 1 ? 'week' : 'weeks'} with recorded time.`,
          `Im Schnitt **${mean}** pro Woche${where}: ${all} in ${count} ${units === 1 ? 'Woche' : 'Wochen'} mit erfasster Zeit.`,
        )
      : tr(
          context,
          `On average **${mean}** a day${where}: ${all} on ${count} ${units === 1 ? 'day' : 'days'} with recorded time.`,
          `Im Schnitt **${mean}** pro Tag${where}: ${all} an ${count} ${units === 1 ? 'Tag' : 'Tagen'} mit erfasster Zeit.`,
        ),
  );
};

export const answerLongestDay: Answerer = async function* answerLongestDay(question, context): Answer {
  const { figures, format } = context;
  const { filter, tool, days, where } = await lookAtDays(question, context);
  yield tool;
  const most = Math.max(0, ...days.map(({ seconds }) => seconds));
  const longest = days.filter(({ seconds }) => seconds === most);
  const [first] = longest;
  if (first === undefined) {
    yield sayNothing(where, context);
    return;
  }
  const one = { from: first.date, to: first.date };
  const figure = await linkWork(first.sums, { ...filter, period: one }, context);
  const also = longest.length - 1;
  const more =
    also === 0 ? '' : tr(context, ` (${also} more days as long)`, ` (${also} weitere Tage ebenso lang)`);
  const day = format.day(first.date);
  yield figures.text(
    tr(
      context,
      `Your longest day${where} was ${day}: ${figure}${more}.`,
      `Der längste Tag${where} war ${day}: ${figure}${more}.`,
    ),
  );
};

export const answerDaysWorked: Answerer = async function* answerDaysWorked(question, context): Answer {
  const { figures, format } = context;
  const { filter, tool, days, sums, where } = await lookAtDays(question, context);
  yield tool;
  if (days.length === 0) {
    yield sayNothing(where, context);
    return;
  }
  const total = await linkWork(sums, filter, context);
  const count = format.count(days.length);
  yield figures.text(
    tr(
      context,
      `Time is recorded on **${count}** ${days.length === 1 ? 'day' : 'days'}${where}, ${total} in all.`,
      `An **${count}** ${days.length === 1 ? 'Tag' : 'Tagen'} ist Zeit erfasst${where}, zusammen ${total}.`,
    ),
  );
};
