/** "On which days did I not work?": working days of a period without time. */
import type { Period } from '../../../../../../domain/periods/periods.ts';
import { datesBetween } from '../../../../../../domain/zones.ts';
import type { Question } from '../../../read/topics/question.ts';
import { type Answer, type AnswerContext, type Answerer, look } from '../answer.ts';
import { filterOf, periodOf, spanOf, tr, untilToday, whereOf } from '../shared.ts';

interface IdleDays {
  /** Days on which there is time to be worked; all days where no working time is set. */
  readonly working: readonly string[];
  /** Those of them without time. */
  readonly idle: readonly string[];
}

/** The caller's own, which the target is of. */
async function findIdle(question: Question, period: Period, { data }: AnswerContext): Promise<IdleDays> {
  const work = await data.sumWork(filterOf({ ...question, mine: true }, period), ['date']);
  const targets = await data.loadTargets(period);
  const worked = new Set(work.flatMap(({ date, seconds }) => (seconds > 0 && date ? date : [])));
  const dates = datesBetween(period.from, period.to);
  const due = dates.filter((date) => (targets.get(date) ?? 0) > 0);
  const working = due.length > 0 ? due : dates;
  return { working, idle: working.filter((date) => !worked.has(date)) };
}

const namedAtMost = 31;

export const answerIdleDays: Answerer = async function* answerIdleDays(question, context): Answer {
  const { figures, format, today } = context;
  const period = untilToday(periodOf(question, context), today);
  const { value, tool } = await look(
    () => findIdle(question, period, context),
    () => tr(context, 'Looked at time and working times', 'Zeit und Arbeitszeiten angesehen'),
  );
  yield tool;
  const { working, idle } = value;
  const all = working.length;
  const where = `${whereOf(question, context)}${spanOf(period, context)}`;
  if (idle.length === 0) {
    yield figures.text(
      tr(
        context,
        `None: **${all}** of ${all} working days ${all === 1 ? 'has' : 'have'} time${where}.`,
        `Keiner: **${all}** von ${all} Arbeitstagen ${all === 1 ? 'hat' : 'haben'} Zeit${where}.`,
      ),
    );
    return;
  }
  const count = `**${idle.length}**`;
  const head = tr(
    context,
    `${count} ${idle.length === 1 ? 'working day has' : 'working days have'} no time${where}, of ${all}:`,
    `${count} ${idle.length === 1 ? 'Arbeitstag hat' : 'Arbeitstage haben'} keine Zeit${where}, von ${all}:`,
  );
  const lines = idle.slice(0, namedAtMost).map((date) => `- ${format.day(date)}`);
  const more = idle.length - lines.length;
  const rest = more > 0 ? `\n\n${tr(context, `and ${more} more.`, `und ${more} weitere.`)}` : '';
  yield figures.text(`${head}\n\n${lines.join('\n')}${rest}`);
};
