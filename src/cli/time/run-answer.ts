/** What is asked about the timer, told by the commands that have seen it, and `vireo time answer`. */
import {
  type AnswerTimerQuestion,
  type ApiClient,
  answerTimerQuestion,
  getTimeEntry,
  getTimer,
  isApiRequestError,
  newId,
  type TimeEntry,
  type Timer,
  type TimerQuestion,
} from '../../api-client/index.ts';
import { ownZone } from '../../contract/own-zone.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { findProjectLike } from '../backend/find-project.ts';
import { overPractice } from '../backend/over-practice.ts';
import { CliError, type CliIo } from '../io.ts';
import { isYes } from '../is-yes.ts';
import { type LoadNames, rememberNames } from './project-names.ts';
import { describeGap, describeQuestion, type QuestionPlace } from './question-words.ts';

export type TimerAnswer = AnswerTimerQuestion['answer'];

export interface AnswerOptions extends BackendOptions {
  readonly project?: string;
  readonly note?: string;
}

/** The question that waits, in a line; undefined where nothing is asked. */
export async function findQuestionLine(
  client: ApiClient,
  timer: Pick<Timer, 'question' | 'entry'>,
  loadNames: LoadNames,
): Promise<string | undefined> {
  const { question } = timer;
  if (question === null) return undefined;
  return describeQuestion(question, await findPlace(client, { question, entry: timer.entry }, loadNames));
}

interface Asked {
  readonly question: TimerQuestion;
  /** What runs: the entry of the question may be stopped by now. */
  readonly entry: TimeEntry | null;
}

async function findPlace(
  client: ApiClient,
  { question, entry }: Asked,
  loadNames: LoadNames,
): Promise<QuestionPlace> {
  const path = { id: question.entryId };
  const { projectId } =
    entry?.id === question.entryId ? entry : (await getTimeEntry({ client, path, throwOnError: true })).data;
  const name = (await loadNames()).get(projectId) ?? projectId;
  return { zone: ownZone(), nowMs: Date.now(), name };
}

export interface Answering {
  readonly answer: TimerAnswer;
  /** What the id of the question ends with. */
  readonly said: string | undefined;
}

/** It answers what its person has seen: the question that is named, or that is shown first. */
export async function runAnswer(answering: Answering, options: AnswerOptions, io: CliIo): Promise<void> {
  const { answer } = answering;
  requireProject(answer, options);
  await overPractice(options, io, async (client) => {
    const { data: timer } = await getTimer({ client, throwOnError: true });
    const { question, entry } = timer;
    if (question === null) throw new CliError('failure', 'Nothing is asked about the timer.');
    const loadNames = rememberNames(client);
    const place = await findPlace(client, { question, entry }, loadNames);
    requireNamed(question, { said: answering.said, line: describeQuestion(question, place) });
    requireAnswerable(question, answer);
    if (answering.said === undefined) await requireSeen({ question, place, answer }, options, io);
    const body = { ...(await toBody(client, answer, options)), from: question.from, to: question.to };
    const data = await send(client, { question, body }).catch(async (error: unknown) => {
      throw await toRefusal(error, { client, loadNames, shown: describeGap(question, place) });
    });
    io.out(options.json ? `${JSON.stringify(data)}\n` : `${describeGap(question, place)}. ${done[answer]}\n`);
    for (const { message } of data.warnings) io.err(`vireo: ${message}\n`);
    if (data.change !== null) io.err('vireo: "vireo time undo" reverts this.\n');
    const next = await findQuestionLine(client, data, loadNames);
    if (next !== undefined) io.err(`vireo: ${next}\n`);
  });
}

interface Sent {
  readonly question: TimerQuestion;
  readonly body: AnswerTimerQuestion;
}

async function send(client: ApiClient, { question, body }: Sent) {
  const path = { id: question.id };
  const query = { zone: ownZone() };
  return (await answerTimerQuestion({ client, path, query, body, throwOnError: true })).data;
}

interface Refused {
  readonly client: ApiClient;
  readonly loadNames: LoadNames;
  /** What the answer was about. */
  readonly shown: string;
}

/** Another window has told of more in the meantime: what was shown, and what is asked now. */
async function toRefusal(error: unknown, { client, loadNames, shown }: Refused): Promise<unknown> {
  if (!isApiRequestError(error, 'conflict')) return error;
  const { data: timer } = await getTimer({ client, throwOnError: true });
  const now = (await findQuestionLine(client, timer, loadNames)) ?? 'nothing is asked.';
  return new CliError('failure', `${error.message}\n  shown: ${shown}\n  now: ${now}`, error);
}

const done: Readonly<Record<TimerAnswer, string>> = {
  keep: 'It was work: nothing changes.',
  discard: 'The time was removed from the entry.',
  split: 'The time was given to the other project.',
  stop: 'The entry ends where the work did.',
};

function requireProject(answer: TimerAnswer, { project, note }: AnswerOptions): void {
  if (answer === 'split' && project === undefined) {
    throw new CliError('usage', 'Name the project that the time was spent on: --project.');
  }
  if (answer !== 'split' && (project !== undefined || note !== undefined)) {
    throw new CliError(
      'usage',
      '--project and --note are of "split", which gives the time to another project.',
    );
  }
}

/** Another may wait by now: it is shown, and not answered. */
function requireNamed(
  { id }: TimerQuestion,
  { said, line }: { readonly said: string | undefined; readonly line: string },
): void {
  if (said === undefined || (said.length >= 4 && id.endsWith(said.toLowerCase()))) return;
  throw new CliError(
    'failure',
    `"${said}" is not the question that waits, and nothing was answered.\n${line}`,
  );
}

interface Seeing {
  readonly question: TimerQuestion;
  readonly place: QuestionPlace;
  readonly answer: TimerAnswer;
}

/** Throws when somebody is asked and says no, and where nobody can be asked: what is answered is to be known. */
async function requireSeen(
  { question, place, answer }: Seeing,
  { json }: AnswerOptions,
  io: CliIo,
): Promise<void> {
  if (io.ask === undefined || json === true) {
    const line = describeQuestion(question, place);
    throw new CliError('usage', `Name the question that is answered; nothing was answered.\n${line}`);
  }
  io.err(`${describeGap(question, place)}.\n`);
  if (!isYes(await io.ask(`Answer it with "${answer}"? [y/N] `)))
    throw new CliError('failure', 'Nothing was answered.');
}

function requireAnswerable(question: TimerQuestion, answer: TimerAnswer): void {
  if (question.answers.includes(answer)) return;
  const answers = question.answers.join(', ');
  throw new CliError(
    'failure',
    `"${answer}" would lose work behind the gap. What can be answered: ${answers}.`,
  );
}

async function toBody(
  client: ApiClient,
  answer: TimerAnswer,
  { project, note }: AnswerOptions,
): Promise<AnswerTimerQuestion> {
  const id = newId();
  if (project === undefined) return { answer, ...(answer === 'discard' && { id }) };
  const { id: projectId } = await findProjectLike(client, project);
  return { answer, id, projectId, ...(note !== undefined && { note }) };
}
