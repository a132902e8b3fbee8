/** What is asked about the timer, told by the commands that have seen it, and `vireo time answer`. */
import {
  type AnswerTimerQuestion,
  type ApiClient,
  answerTimerQuestion,
  getTimeEntry,
  getTimer,
  newId,
  type Timer,
  type TimerQuestion,
} from '../../api-client/index.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { findProjectLike } from '../backend/find-project.ts';
import { overPractice } from '../backend/over-practice.ts';
import { CliError, type CliIo } from '../io.ts';
import { ownZone } from './own-zone.ts';
import { type LoadNames, rememberNames } from './project-names.ts';
import { describeQuestion } from './question-words.ts';

export type TimerAnswer = AnswerTimerQuestion['answer'];

export interface AnswerOptions extends BackendOptions {
  readonly project?: string;
  readonly note?: string;
}

/** The question that waits, in a line; undefined where nothing is asked. Its entry may be stopped by now. */
export async function findQuestionLine(
  client: ApiClient,
  { question, entry }: Pick<Timer, 'question' | 'entry'>,
  loadNames: LoadNames,
): Promise<string | undefined> {
  if (question === null) return undefined;
  const path = { id: question.entryId };
  const { projectId } =
    entry?.id === question.entryId ? entry : (await getTimeEntry({ client, path, throwOnError: true })).data;
  const name = (await loadNames()).get(projectId) ?? projectId;
  return describeQuestion(question, { zone: ownZone(), nowMs: Date.now(), name });
}

export async function runAnswer(answer: TimerAnswer, options: AnswerOptions, io: CliIo): Promise<void> {
  requireProject(answer, options);
  await overPractice(options, io, async (client) => {
    const { data: timer } = await getTimer({ client, throwOnError: true });
    const question = requireAnswerable(timer.question, answer);
    const body = await toBody(client, answer, options);
    const path = { id: question.id };
    const query = { zone: ownZone() };
    const { data } = await answerTimerQuestion({ client, path, query, body, throwOnError: true });
    io.out(options.json ? `${JSON.stringify(data)}\n` : `${done[answer]}\n`);
    for (const { message } of data.warnings) io.err(`vireo: ${message}\n`);
    if (data.change !== null) io.err('vireo: "vireo time undo" takes it back.\n');
    const next = await findQuestionLine(client, data, rememberNames(client));
    if (next !== undefined) io.err(`vireo: ${next}\n`);
  });
}

const done: Readonly<Record<TimerAnswer, string>> = {
  keep: 'It was work: nothing changes.',
  discard: 'The time was taken out of the entry.',
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

function requireAnswerable(question: TimerQuestion | null, answer: TimerAnswer): TimerQuestion {
  if (question === null) throw new CliError('failure', 'Nothing is asked about the timer.');
  if (question.answers.includes(answer)) return question;
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
