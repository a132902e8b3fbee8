/** Entries themselves: those of a day, how many, the first and the last, those without a note or a rate. */

import type { WorkedEntryNote } from '../../../../../../../domain/figures/figures.ts';
import { projectLabel } from '../../../../../../../domain/names/project-label.ts';
import type { Period } from '../../../../../../../domain/periods/periods.ts';
import type { SpanFact } from '../../../readings/practice-readings.ts';
import type { Question } from '../../question.ts';
import { type Answer, type AnswerContext, type Answerer, linkedIdsAtMost, look, plain } from '../answer.ts';
import { filterOf, linkWork, periodOf, spanOf, sum, tr, untilToday, whereOf } from '../shared.ts';

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

function entryLine(work: WorkedEntryNote, { spans, period }: Found, context: AnswerContext): string {
  const { figures, format } = context;
  const span = spans.get(work.id);
  const figure = figures.link(format.duration(work.seconds), 'entry', [work.id]);
  if (span === undefined) return `- ${figure}`;
  const end = span.endedAt === undefined ? '…' : format.time(span.endedAt, span.zone);
  const times = `${format.time(span.startedAt, span.zone)}–${end}`;
  const day = period.from === period.to ? '' : `${format.day(span.localDate)}, `;
  const note = work.note.trim() === '' ? '' : `, ${plain(work.note.trim())}`;
  return `- ${day}${times} **${projectLabel(plain(span.clientName), plain(span.projectName))}**: ${figure}${note}`;
}

export const answerEntries: Answerer = async function* answerEntries(question, context): Answer {
  const { figures } = context;
  const { value: found, tool } = await look(() => find(question, context), looked(context));
  yield tool;
  const { period, works } = found;
  if (works.length === 0) {
    yield sayNone(period, question, context);
    return;
  }
  const filter = filterOf(question, period);
  const all = await linkWork(await context.data.groupWork(filter, 'project'), filter, context);
  const isWhole = works.length < linkedIdsAtMost;
  const count = isWhole ? String(works.length) : tr(context, 'more than 500', 'mehr als 500');
  const where = `${whereOf(question, context)}${spanOf(period, context)}`;
  const [one, many] = [tr(context, 'entry', 'Eintrag'), tr(context, 'entries', 'Einträge')];
  yield figures.text(
    `**${count}** ${works.length === 1 ? one : many}${where}, ${tr(context, `${all} in all`, `zusammen ${all}`)}:\n\n`,
  );
  const lines = works.slice(0, linesShown).map((work) => entryLine(work, found, context));
  const rest = works.length - lines.length;
  if (rest > 0) lines.push(isWhole ? tr(context, `- and ${rest} more`, `- und ${rest} weitere`) : '- …');
  yield figures.text(lines.join('\n'));
};

export const answerCountEntries: Answerer = async function* answerCountEntries(question, context): Answer {
  const { data, figures, format, today } = context;
  const period = untilToday(periodOf(question, context), today);
  const filter = filterOf(question, period);
  const { value: groups, tool } = await look(
    () => data.groupWork(filter, 'project'),
    (found) => tr(context, `Looked at ${found.length} projects`, `${found.length} Projekte angesehen`),
  );
  yield tool;
  const count = sum(groups.map(({ entries }) => entries));
  if (count === 0) {
    yield sayNone(period, question, context);
    return;
  }
  const ids = count <= linkedIdsAtMost ? await data.listEntryIds(filter, linkedIdsAtMost) : [];
  const figure = figures.link(format.count(count), 'entries', ids);
  const total = await linkWork(groups, filter, context);
  const where = `${whereOf(question, context)}${spanOf(period, context)}`;
  const noun = count === 1 ? tr(context, 'entry', 'Eintrag') : tr(context, 'entries', 'Einträge');
  yield figures.text(`${figure} ${noun}${where}, ${tr(context, `${total} in all.`, `zusammen ${total}.`)}`);
};

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

export const answerWithoutNote: Answerer = async function* answerWithoutNote(question, context): Answer {
  const { figures, format } = context;
  const { value: found, tool } = await look(() => find(question, context), looked(context));
  yield tool;
  const { period, works } = found;
  const bare = works.filter(({ note }) => note.trim() === '');
  const where = `${whereOf(question, context)}${spanOf(period, context)}`;
  const isWhole = works.length < linkedIdsAtMost;
  if (bare.length === 0) {
    yield figures.text(
      isWhole
        ? tr(context, `Every entry has a note${where}.`, `Jeder Eintrag hat eine Notiz${where}.`)
        : tr(
            context,
            'These are too many entries: name a shorter period.',
            'Das sind zu viele Einträge: nenne einen kürzeren Zeitraum.',
          ),
    );
    return;
  }
  const ids = bare.map(({ id }) => id);
  const figure = figures.link(String(bare.length), 'entries', ids);
  const time = figures.link(format.duration(sum(bare.map(({ seconds }) => seconds))), 'entries', ids);
  const part = isWhole ? '' : tr(context, ' among the first 500', ' unter den ersten 500');
  yield figures.text(
    tr(
      context,
      `${figure} ${bare.length === 1 ? 'entry has' : 'entries have'} no note${where}${part}, ${time} in all:\n\n`,
      `${figure} ${bare.length === 1 ? 'Eintrag hat' : 'Einträge haben'} keine Notiz${where}${part}, zusammen ${time}:\n\n`,
    ),
  );
  const wide = { ...found, period: { from: period.from, to: `${period.to}+` } };
  yield figures.text(
    bare
      .slice(0, linesShown)
      .map((work) => entryLine(work, wide, context))
      .join('\n'),
  );
};

export const answerWithoutRate: Answerer = async function* answerWithoutRate(_question, context): Answer {
  const { data, figures, format } = context;
  const { value: projects, tool } = await look(
    () => data.listWithoutRate(),
    (found) => tr(context, `Looked at ${found.length} projects`, `${found.length} Projekte angesehen`),
  );
  yield tool;
  if (projects.length === 0) {
    yield figures.text(
      tr(
        context,
        'No billable time is without an hourly rate.',
        'Keine abrechenbare Zeit ist ohne Stundensatz.',
      ),
    );
    return;
  }
  const ids = projects.map(({ projectId }) => projectId);
  const total = figures.link(format.duration(sum(projects.map(({ seconds }) => seconds))), 'project', ids);
  yield figures.text(
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
  yield figures.text(lines.join('\n'));
};
