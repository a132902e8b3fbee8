/** Hours by period, project and client. */
import { projectLabel } from '../../../../../../domain/names/project-label.ts';
import type { WorkFilter, WorkGroup, WorkSum } from '../../practice-data.ts';
import type { Question } from '../question.ts';
import type { Language } from '../vocabulary.ts';
import { type Answer, type AnswerContext, type Answerer, linkedIdsAtMost, look, plain } from './answer.ts';

interface Words {
  readonly looked: (entries: string, when: string) => string;
  readonly worked: (mine: boolean, figure: string, where: string, when: string) => string;
  /** Behind a figure: what of the time it counts. */
  readonly billable: (billable: boolean) => string;
  readonly nothing: (kind: string, where: string, when: string) => string;
  readonly kind: (billable: boolean) => string;
  readonly on: (project: string, client: string | undefined) => string;
  readonly forClient: (client: string) => string;
  readonly when: (span: string) => string;
  readonly allTime: string;
  readonly entries: (count: number, text: string) => string;
  readonly running: (figure: string) => string;
  readonly more: (count: number) => string;
}

const english: Words = {
  looked: (entries, when) => `Looked at ${entries}${when}`,
  worked: (mine, figure, where, when) =>
    `${mine ? 'You worked' : 'The practice recorded'} ${figure}${where}${when}`,
  billable: (billable) => (billable ? ' of billable time' : ' of time that is not billable'),
  kind: (billable) => (billable ? 'billable ' : 'non-billable '),
  nothing: (kind, where, when) => `No ${kind}time is recorded${where}${when}.`,
  on: (project, client) => ` on **${projectLabel(client ?? '', project)}**`,
  forClient: (client) => ` for **${client}**`,
  when: (span) => `, ${span}`,
  allTime: ', all time',
  entries: (count, text) => (count === 1 ? '1 entry' : `${text} entries`),
  running: (figure) => `\n\nThe timer runs since ${figure}; its time is not counted yet.`,
  more: (count) => `- and ${count} more`,
};

const german: Words = {
  looked: (entries, when) => `${entries}${when} angesehen`,
  worked: (mine, figure, where, when) =>
    `${mine ? 'Du hast' : 'Erfasst sind'} ${figure}${where}${when}${mine ? ' gearbeitet' : ''}`,
  billable: (billable) => (billable ? ' abrechenbar' : ' nicht abrechenbar'),
  kind: (billable) => (billable ? 'abrechenbare ' : 'nicht abrechenbare '),
  nothing: (kind, where, when) => `Es ist keine ${kind}Zeit erfasst${where}${when}.`,
  on: (project, client) => ` an **${projectLabel(client ?? '', project)}**`,
  forClient: (client) => ` für **${client}**`,
  when: (span) => ` (${span})`,
  allTime: ' insgesamt',
  entries: (count, text) => (count === 1 ? '1 Eintrag' : `${text} Einträge`),
  running: (figure) => `\n\nDer Timer läuft seit ${figure}; seine Zeit ist noch nicht mitgezählt.`,
  more: (count) => `- und ${count} weitere`,
};

const words: Readonly<Record<Language, Words>> = { en: english, de: german };
const groupsShown = 15;

export function toFilter(question: Question): WorkFilter {
  return {
    period: question.period,
    projectId: question.project?.id,
    clientId: question.client?.id,
    mine: question.mine === true,
    billable: question.billable,
  };
}

function whenOf(question: Question, { format, language }: AnswerContext): string {
  return question.period === undefined
    ? words[language].allTime
    : words[language].when(format.span(question.period));
}

function whereOf(question: Question, { language }: AnswerContext): string {
  const say = words[language];
  if (question.project !== undefined) {
    const { name, clientName } = question.project;
    return say.on(plain(name), clientName === undefined ? undefined : plain(clientName));
  }
  return question.client === undefined ? '' : say.forClient(plain(question.client.name));
}

function kindOf({ billable }: Question, say: Words): string {
  return billable === undefined ? '' : say.kind(billable);
}

/** What stands behind the figure: which part of the time it is. */
function partOf({ billable }: Question, say: Words): string {
  return billable === undefined ? '' : say.billable(billable);
}

interface Total extends WorkSum {
  /** What the entries belong to: opened in their place when they are too many for one link. */
  readonly owners: readonly string[];
  readonly ownerKind: 'project' | 'client';
}

function totalOf(groups: readonly WorkGroup[], ownerKind: Total['ownerKind']): Total {
  return {
    seconds: groups.reduce((sum, group) => sum + group.seconds, 0),
    entries: groups.reduce((sum, group) => sum + group.entries, 0),
    owners: groups.map(({ id }) => id).slice(0, linkedIdsAtMost),
    ownerKind,
  };
}

async function linkTotal(
  question: Question,
  total: Total,
  { data, figures, format }: AnswerContext,
): Promise<string> {
  const figure = format.duration(total.seconds);
  return total.entries <= linkedIdsAtMost
    ? figures.link(figure, 'entries', await data.listEntryIds(toFilter(question), linkedIdsAtMost))
    : figures.link(figure, total.ownerKind, total.owners);
}

async function runningNote(question: Question, context: AnswerContext): Promise<string> {
  const { period } = question;
  const running = await context.data.findRunning();
  const isIn =
    running !== undefined &&
    (period === undefined || (period.from <= running.localDate && running.localDate <= period.to));
  if (!isIn) {
    return '';
  }
  const figure = context.figures.link(context.format.time(running.startedAt, running.zone), 'timer', [
    running.id,
  ]);
  return words[context.language].running(figure);
}

async function* answerTotal(question: Question, context: AnswerContext): Answer {
  const { data, figures, format, language } = context;
  const say = words[language];
  const when = whenOf(question, context);
  const { value: sum, tool } = await look(
    async () => totalOf(await data.groupWork(toFilter(question), 'project'), 'project'),
    ({ entries }) => say.looked(say.entries(entries, format.count(entries)), when),
  );
  yield tool;
  const where = whereOf(question, context);
  if (sum.entries === 0) {
    yield figures.text(say.nothing(kindOf(question, say), where, when));
  } else {
    const figure = (await linkTotal(question, sum, context)) + partOf(question, say);
    yield figures.text(`${say.worked(question.mine === true, figure, where, when)}.`);
  }
  const note = question.project || question.client ? '' : await runningNote(question, context);
  if (note !== '') {
    yield figures.text(note);
  }
}

function groupLine(group: WorkGroup, kind: 'project' | 'client', { figures, format }: AnswerContext): string {
  const name = projectLabel(plain(group.clientName ?? ''), plain(group.name));
  return `- **${name}**: ${figures.link(format.duration(group.seconds), kind, [group.id])}`;
}

/** `lineOf` says a group its own way. */
export async function* answerGroups(
  question: Question,
  context: AnswerContext,
  lineOf?: (group: WorkGroup) => string,
): Answer {
  const { data, figures, format, language } = context;
  const say = words[language];
  const by = question.group ?? 'project';
  const when = whenOf(question, context);
  const where = whereOf(question, context);
  const filter = toFilter(question);
  const { value: groups, tool } = await look(
    () => data.groupWork(filter, by),
    (found) => {
      const entries = found.reduce((sum, group) => sum + group.entries, 0);
      return say.looked(say.entries(entries, format.count(entries)), when);
    },
  );
  yield tool;
  if (groups.length === 0) {
    yield figures.text(say.nothing(kindOf(question, say), where, when));
    return;
  }
  const figure = (await linkTotal(question, totalOf(groups, by), context)) + partOf(question, say);
  yield figures.text(`${say.worked(question.mine === true, figure, where, when)}:\n\n`);
  const rest = groups.length - groupsShown;
  const lines = groups.slice(0, groupsShown).map((group) => lineOf?.(group) ?? groupLine(group, by, context));
  yield figures.text([...lines, ...(rest > 0 ? [say.more(rest)] : [])].join('\n'));
}

export const answerHours: Answerer = (question, context) =>
  question.group === undefined ? answerTotal(question, context) : answerGroups(question, context);
