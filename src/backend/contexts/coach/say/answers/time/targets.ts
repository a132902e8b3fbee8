/** Time against what was to be worked: overtime, utilisation, what is left to the target, free days, time on no timesheet. */
import { findShownRest } from '../../../../../../domain/duration.ts';
import type { Period } from '../../../../../../domain/periods/periods.ts';
import { addDays } from '../../../../../../domain/zones.ts';
import type { Question } from '../../../read/topics/question.ts';
import { type Answer, type AnswerContext, type Answerer, linkedIdsAtMost, look, plain } from '../answer.ts';
import {
  filterOf,
  linkWork,
  type ProjectTime,
  periodOf,
  secondsOf,
  spanOf,
  sum,
  tr,
  untilToday,
} from '../shared.ts';
import { type Sides, sayAny, sayNoneLeft, saySide } from '../whether.ts';

interface Reached {
  readonly sums: readonly ProjectTime[];
  readonly worked: number;
  readonly target: number;
}

/** The caller's own, in the days of the period that `within` leaves. */
async function reach(question: Question, period: Period, { data }: AnswerContext): Promise<Reached> {
  const filter = filterOf({ ...question, mine: true }, period);
  const sums = await data.groupWork(filter, 'project');
  const targets = await data.loadTargets(period);
  return { sums, worked: secondsOf(sums), target: sum([...targets.values()]) };
}

function looked(context: AnswerContext) {
  return () => tr(context, 'Looked at time and working times', 'Zeit und Arbeitszeiten angesehen');
}

const ofMore = /\b(?:overtime|over|ahead|uberstunden|mehrarbeit|plus|uber|mehr|too much|zu viel)\b/;
const ofLess =
  /\b(?:under|below|behind|short|minus|minusstunden|unter|weniger|too little|zu wenig|hinter|missed|missing|verfehlt|fehlen|fehlt|left)\b/;
const ofAll =
  /\b(?:reach|reached|hit|met|meet|made|make|fulfill?ed|fulfill?|complete|completed|fully|erreicht|erfullt|geschafft|erreiche|schaffe|voll|done)\b/;

/** "Do I have overtime?", "am I behind?", "did I reach my target?" */
const sidesOfTarget = (worked: number, target: number): Sides => [
  [ofMore, worked > target],
  [ofLess, worked < target],
  [ofAll, worked >= target],
];

export const answerOvertime: Answerer = async function* answerOvertime(question, context): Answer {
  const { figures, format, today } = context;
  const period = untilToday(periodOf(question, context), today);
  const { value, tool } = await look(() => reach(question, period, context), looked(context));
  yield tool;
  const { sums, worked, target } = value;
  const done = await linkWork(sums, filterOf({ ...question, mine: true }, period), context);
  const difference = `**${format.duration(Math.abs(findShownRest(target, worked)))}**`;
  const isOver = worked >= target;
  const span = spanOf(period, context);
  const answer = saySide(sidesOfTarget(worked, target), context);
  yield figures.text(
    answer +
      tr(
        context,
        `${difference} ${isOver ? 'over' : 'under'} the target${span}: you worked ${done} of **${format.duration(target)}**.`,
        `${difference} ${isOver ? 'über' : 'unter'} dem Soll${span}: Du hast ${done} von **${format.duration(target)}** gearbeitet.`,
      ),
  );
};

export const answerUtilisation: Answerer = async function* answerUtilisation(question, context): Answer {
  const { figures, format, today } = context;
  const period = untilToday(periodOf(question, context), today);
  const filter = filterOf({ ...question, mine: true }, period);
  const { value, tool } = await look(
    async () => ({
      work: await context.data.sumWork(filter, ['projectId']),
      targets: await context.data.loadTargets(period),
    }),
    looked(context),
  );
  yield tool;
  const target = sum([...value.targets.values()]);
  const own = value.work.filter(({ isBillable }) => isBillable);
  const [worked, billable] = [secondsOf(value.work), secondsOf(own)];
  const done = await linkWork(value.work, filter, context);
  const billed = await linkWork(own, { ...filter, billable: true }, context);
  const answer = saySide(sidesOfTarget(worked, target), context);
  const share = (seconds: number) => (target === 0 ? '' : ` (**${format.percent(seconds / target)}**)`);
  const span = spanOf(period, context);
  yield figures.text(
    answer +
      tr(
        context,
        `Of **${format.duration(target)}** to be worked${span} you worked ${done}${share(worked)}; ${billed}${share(billable)} are billable.`,
        `Von **${format.duration(target)}** Soll${span} hast du ${done}${share(worked)} gearbeitet; ${billed}${share(billable)} sind abrechenbar.`,
      ),
  );
};

export const answerTarget: Answerer = async function* answerTarget(question, context): Answer {
  const { figures, format } = context;
  const period = periodOf(question, context);
  const { value, tool } = await look(() => reach(question, period, context), looked(context));
  yield tool;
  const { sums, worked, target } = value;
  const done = await linkWork(sums, filterOf({ ...question, mine: true }, period), context);
  const goal = `**${format.duration(target)}**`;
  const left = `**${format.duration(Math.abs(findShownRest(target, worked)))}**`;
  const span = spanOf(period, context);
  const answer = saySide(sidesOfTarget(worked, target), context);
  yield figures.text(
    answer +
      (worked < target
        ? tr(
            context,
            `${left} are left to the target${span}: ${done} of ${goal} are worked.`,
            `${left} fehlen bis zum Soll${span}: ${done} von ${goal} sind gearbeitet.`,
          )
        : tr(
            context,
            `The target${span} is reached: ${done} of ${goal}, ${left} more.`,
            `Das Soll${span} ist erreicht: ${done} von ${goal}, ${left} mehr.`,
          )),
  );
};

const daysAhead = 365;
/** "Do I have to work tomorrow?" */
const toWork = /\b(?:work|working|workday|arbeiten|arbeitstag|werktag|offen|open)\b/;

export const answerFreeDays: Answerer = async function* answerFreeDays(question, context): Answer {
  const { data, figures, format, today } = context;
  const period = question.period ?? { from: today, to: addDays(today, daysAhead) };
  const { value: days, tool } = await look(
    () => data.listFreeDays(period),
    (found) => tr(context, `Looked at ${found.length} free days`, `${found.length} freie Tage angesehen`),
  );
  yield tool;
  const span = spanOf(period, context);
  if (days.length === 0) {
    yield figures.text(
      sayAny(0, context, toWork) +
        tr(
          context,
          `No holiday and no day off is known${span}.`,
          `Es ist kein Feiertag und kein freier Tag bekannt${span}.`,
        ),
    );
    return;
  }
  const own = tr(context, 'day off', 'freier Tag');
  const lines = days.slice(0, 25).map(({ name, kind, ...on }) => {
    const what = kind === 'off' ? [own, name].filter(Boolean).join(': ') : name;
    return `- ${format.span(on)}: ${plain(what)}`;
  });
  yield figures.text(
    `${sayAny(days.length, context, toWork)}${tr(context, `Public holidays and days off${span}:`, `Feiertage und freie Tage${span}:`)}\n\n${lines.join('\n')}`,
  );
};

/** "Is my time on a timesheet?" */
const onSheet = /\b(?:on an?|on the|auf (?:eine[mn]|dem|de[nr]))\b/;

export const answerLooseTime: Answerer = async function* answerLooseTime({ period }, context): Answer {
  const { data, figures, format, today } = context;
  const asked = untilToday(period ?? { from: '1900-01-01', to: today }, today);
  const { value: days, tool } = await look(
    () => data.sumLooseDays(asked),
    (found) => tr(context, `Looked at ${found.length} days`, `${found.length} Tage angesehen`),
  );
  yield tool;
  const span = period === undefined ? '' : spanOf(asked, context);
  if (days.length === 0) {
    yield figures.text(
      sayAny(0, context, onSheet) +
        sayNoneLeft(0, context) +
        tr(
          context,
          `All your time${span} is on a timesheet.`,
          `Deine ganze Zeit${span} steht auf einem Stundenzettel.`,
        ),
    );
    return;
  }
  const ids = await data.listLooseIds(asked, linkedIdsAtMost);
  const figure = figures.link(format.duration(sum(days.map(({ seconds }) => seconds))), 'entries', ids);
  yield figures.text(
    sayAny(days.length, context, onSheet) +
      sayNoneLeft(days.length, context) +
      tr(
        context,
        `${figure} of your time${span} are on no timesheet, on ${days.length} ${days.length === 1 ? 'day' : 'days'}.`,
        `${figure} deiner Zeit${span} stehen auf keinem Stundenzettel, an ${days.length} ${days.length === 1 ? 'Tag' : 'Tagen'}.`,
      ),
  );
};
