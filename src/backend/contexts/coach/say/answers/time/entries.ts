/** The first work of a day and the last, and time without a rate. */

import type { WorkedEntryNote } from '../../../../../../domain/figures/figures.ts';
import { projectLabel } from '../../../../../../domain/names/project-label.ts';
import type { Period } from '../../../../../../domain/periods/periods.ts';
import type { SpanFact } from '../../../model/practice-readings.ts';
import type { Question } from '../../../read/topics/question.ts';
import { type Answer, type AnswerContext, type Answerer, linkedIdsAtMost, look, plain } from '../answer.ts';
import { filterOf, periodOf, sayWhose, spanOf, sum, tr, untilToday, whereOf } from '../shared.ts';
import { sayAny } from '../whether.ts';

const linesShown = 25;

interface Found {
  readonly period: Period;
  readonly works: readonly WorkedEntryNote[];
  readonly spans: ReadonlyMap<string, SpanFact>;
}

async function find(question: Question, context: AnswerContext): Promise<Found> {
  const period = untilToday(periodOf(question, context), context.today);
  const works = await context.data.listNotedWork(filterOf(question, period), linkedIdsAtMost);
  const spans = await context.data.listSpans(works.map(({ id }) => id));
  return { period, works, spans: new Map(spans.map((span) => [span.id, span])) };
}

function sayNone(period: Period, question: Question, context: AnswerContext) {
  const where = `${whereOf(question, context)}${spanOf(period, context)}`;
  return context.figures.text(
    tr(context, `No entry is recorded${where}.`, `Es ist kein Eintrag erfasst${where}.`),
  );
}

const looked = (context: AnswerContext) => (found: Found) =>
  tr(context, `Looked at ${found.works.length} entries`, `${found.works.length} Einträge angesehen`);

export const answerFirstLast: Answerer = async function* answerFirstLast(question, context): Answer {
  const { figures, format } = context;
  const { value: found, tool } = await look(() => find(question, context), looked(context));
  yield tool;
  const { period, works, spans } = found;
  const begun = [...spans.values()].filter(({ localDate }) => localDate >= period.from);
  const first = begun.toSorted((one, other) => one.startedAt - other.startedAt)[0];
  const last = [...spans.values()].toSorted((one, other) => (one.endedAt ?? 0) - (other.endedAt ?? 0)).at(-1);
  if (first === undefined || last?.endedAt === undefined || works.length >= linkedIdsAtMost) {
    yield sayNone(period, question, context);
    return;
  }
  const isDay = period.from === period.to;
  const at = (instant: number, span: SpanFact) =>
    figures.link(
      isDay
        ? format.time(instant, span.zone)
        : `${format.day(span.localDate)}, ${format.time(instant, span.zone)}`,
      'entry',
      [span.id],
    );
  const start = at(first.startedAt, first);
  const end = at(last.endedAt, last);
  const running = await context.data.findRunning();
  const isRunning =
    running !== undefined && running.localDate >= period.from && running.localDate <= period.to;
  const note = isRunning ? tr(context, ' The timer is still running.', ' Der Timer läuft noch.') : '';
  const where = `${whereOf(question, context)}${spanOf(period, context)}`;
  yield figures.text(
    tr(
      context,
      `First work at ${start}, last work until ${end}${where}.${note}`,
      `Erste Arbeit um ${start}, letzte bis ${end}${where}.${note}`,
    ),
  );
};

export const answerWithoutRate: Answerer = async function* answerWithoutRate(_question, context): Answer {
  const { data, figures, format } = context;
  const { value: projects, tool } = await look(
    () => data.listWithoutRate(),
    (found) => tr(context, `Looked at ${found.length} projects`, `${found.length} Projekte angesehen`),
  );
  yield tool;
  const whose = sayWhose(await data.findCounted({ mine: false }), context);
  if (projects.length === 0) {
    yield figures.text(
      sayAny(0, context) +
        tr(
          context,
          'No billable time is without an hourly rate.',
          'Keine abrechenbare Zeit ist ohne Stundensatz.',
        ) +
        whose,
    );
    return;
  }
  const ids = projects.map(({ projectId }) => projectId);
  const total = figures.link(format.duration(sum(projects.map(({ seconds }) => seconds))), 'project', ids);
  yield figures.text(
    sayAny(projects.length, context) +
      tr(
        context,
        `${total} of billable time have no hourly rate:\n\n`,
        `${total} abrechenbare Zeit haben keinen Stundensatz:\n\n`,
      ),
  );
  const lines = projects
    .slice(0, linesShown)
    .map(
      (one) =>
        `- **${projectLabel(plain(one.clientName), plain(one.projectName))}**: ${figures.link(format.duration(one.seconds), 'project', [one.projectId])}`,
    );
  yield figures.text(lines.join('\n') + whose);
};
