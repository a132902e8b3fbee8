/** Hours by day, week, month, task and person: a line each, and of days and months a chart. */
import type { WorkDimension, WorkSum } from '../../../../../../../domain/figures/work-sums.ts';
import { calendarPeriod, type Period } from '../../../../../../../domain/periods/periods.ts';
import { addDays, datesBetween, isoWeekOf } from '../../../../../../../domain/zones.ts';
import type { Intent, Question } from '../../question.ts';
import { type Answer, type AnswerContext, type Answerer, look, plain } from '../answer.ts';
import { filterOf, linkWork, periodOf, secondsOf, spanOf, tr, untilToday, whereOf } from '../shared.ts';

interface Group {
  readonly label: string;
  readonly short: string;
  readonly seconds: number;
  readonly sums: readonly WorkSum[];
  /** Of groups by date: what a figure opens. */
  readonly period?: Period;
}

const dimensions: Readonly<Partial<Record<Intent, WorkDimension>>> = {
  'hours-by-task': 'taskId',
  'hours-by-person': 'userId',
};
const linesShown = 31;

/** Dates compare as texts. */
function clip(one: Period, within: Period): Period {
  const [, from = one.from] = [one.from, within.from].toSorted();
  const [to = one.to] = [one.to, within.to].toSorted();
  return { from, to };
}

/** The days, weeks or months of a period, none left out. */
function unitsOf(intent: Intent, period: Period): readonly Period[] {
  if (intent === 'hours-by-day')
    return datesBetween(period.from, period.to).map((date) => ({ from: date, to: date }));
  const unit = intent === 'hours-by-week' ? 'week' : 'month';
  const units: Period[] = [];
  for (let at = period.from; at <= period.to; at = addDays(units.at(-1)?.to ?? period.to, 1)) {
    units.push(clip(calendarPeriod(unit, at, 0), period));
  }
  return units;
}

function labelOf(intent: Intent, unit: Period, context: AnswerContext): Pick<Group, 'label' | 'short'> {
  const { format } = context;
  if (intent === 'hours-by-day') return { label: format.day(unit.from), short: format.day(unit.from) };
  if (intent === 'hours-by-month') {
    const label = format.month(unit.from.slice(0, 7));
    return { label, short: label };
  }
  const week = tr(context, `Week ${isoWeekOf(unit.from).week}`, `KW ${isoWeekOf(unit.from).week}`);
  return { label: `${week} (${format.span(unit)})`, short: week };
}

function byDate(
  sums: readonly WorkSum[],
  question: Question,
  period: Period,
  context: AnswerContext,
): readonly Group[] {
  return unitsOf(question.intent, period).map((unit) => {
    const own = sums.filter(({ date = '' }) => unit.from <= date && date <= unit.to);
    return {
      ...labelOf(question.intent, unit, context),
      period: unit,
      seconds: secondsOf(own),
      sums: own,
    };
  });
}

async function byName(
  sums: readonly WorkSum[],
  { intent }: Question,
  context: AnswerContext,
): Promise<readonly Group[]> {
  const isTask = intent === 'hours-by-task';
  const names = isTask ? await context.data.listTaskNames() : await context.data.listUserNames();
  const none = tr(context, 'without a task', 'ohne Aufgabe');
  return [...Map.groupBy(sums, (one) => (isTask ? one.taskId : one.userId) ?? '')]
    .map(([id, same]) => {
      const label = id === '' ? none : plain(names.get(id) ?? '?');
      return { label, short: label, seconds: secondsOf(same), sums: same };
    })
    .toSorted((one, other) => other.seconds - one.seconds);
}

async function lineOf(group: Group, question: Question, context: AnswerContext): Promise<string> {
  const filter = group.period && filterOf(question, group.period);
  const figure =
    filter === undefined || group.seconds === 0
      ? `**${context.format.duration(group.seconds)}**`
      : await linkWork(group.sums, filter, context);
  return `- ${group.label}: ${figure}`;
}

export const answerGroupedHours: Answerer = async function* answerGroupedHours(question, context): Answer {
  const { data, figures, format, today } = context;
  const period = untilToday(periodOf(question, context), today);
  const dimension = dimensions[question.intent];
  const filter = filterOf(question, period);
  const { value: sums, tool } = await look(
    () => data.sumWork(filter, [dimension ?? 'date', 'projectId']),
    (found) => tr(context, `Added up ${found.length} sums of time`, `${found.length} Zeitsummen addiert`),
  );
  yield tool;
  const total = secondsOf(sums);
  const where = `${whereOf(question, context)}${spanOf(period, context)}`;
  if (total === 0) {
    yield figures.text(tr(context, `No time is recorded${where}.`, `Es ist keine Zeit erfasst${where}.`));
    return;
  }
  const groups =
    dimension === undefined ? byDate(sums, question, period, context) : await byName(sums, question, context);
  const head = await linkWork(sums, filter, context);
  yield figures.text(tr(context, `${head} recorded${where}:\n\n`, `Erfasst sind ${head}${where}:\n\n`));
  const shown = groups.length > linesShown ? groups.filter(({ seconds }) => seconds > 0) : groups;
  const lines: string[] = [];
  for (const group of shown.slice(0, linesShown)) lines.push(await lineOf(group, question, context));
  const rest = shown.length - lines.length;
  if (rest > 0) lines.push(tr(context, `- and ${rest} more`, `- und ${rest} weitere`));
  yield figures.text(lines.join('\n'));
  if (groups.length > 1 && groups.length <= linesShown) {
    const bars = groups.map(({ short, seconds }) => ({
      label: short,
      value: seconds / 3_600,
      text: format.duration(seconds),
    }));
    yield { type: 'chart', chart: { title: tr(context, 'Hours', 'Stunden'), unit: 'hours', bars } };
  }
};
