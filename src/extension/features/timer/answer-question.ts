/** Answers what is asked about a running timer; nothing is changed before. */
import * as vscode from 'vscode';
import type { AnswerTimerQuestion, TimerQuestion } from '../../../api-client/index.ts';
import { isApiFailure } from '../../platform/failures.ts';
import { showBriefly, showFailure } from '../../platform/notify.ts';
import type { Services } from '../../platform/services.ts';
import { undoChangeOf } from '../../platform/undo-entries.ts';
import { pickProject } from '../projects/pick-project.ts';
import { loadEntryActions } from '../timesheets/entry-commands.ts';
import { askNote } from './ask-note.ts';
import {
  describeAnswered,
  describeQuestion,
  listAnswers,
  type TimerAnswer,
  toQuestionPorts,
} from './question-text.ts';
import type { TimerModel } from './timer-model.ts';
import type { TimerFacts } from './timer-text.ts';

interface Asked {
  readonly services: Services;
  readonly model: TimerModel;
}

/** `given` and `questionId` come from a button, which may be older than what is asked by now. */
export async function answerQuestion(asked: Asked, given?: unknown, questionId?: unknown): Promise<void> {
  const { t } = asked.services;
  const facts = await asked.model.refresh();
  const question = facts?.timer.question;
  if (!facts || !question || (questionId !== undefined && questionId !== question.id)) {
    if (questionId === undefined) showBriefly(t('Nothing is asked about the timer.'));
    else await tellAnswered(asked.services, String(questionId));
    return;
  }
  const answer = isAnswer(given) ? given : await pickAnswer(asked, facts, question);
  if (answer === undefined) return;
  const body = answer === 'split' ? await askForSplit(asked.services, facts) : { answer };
  if (body === undefined) return;
  await send(asked, question, body);
}

function isAnswer(given: unknown): given is TimerAnswer {
  return given === 'keep' || given === 'discard' || given === 'split' || given === 'stop';
}

/** A notification outlives its question in other windows: an extension can close none that has buttons. */
async function tellAnswered(services: Services, id: string): Promise<void> {
  const sentence = describeAnswered(await readAnswer(services, id), services.t);
  // Not awaited: there is nothing to choose.
  vscode.window.showInformationMessage(sentence);
}

/** Undefined where nothing is known of the question: a silence that ended by itself was kept nowhere. */
async function readAnswer({ backend }: Services, id: string): Promise<TimerAnswer | null | undefined> {
  try {
    const path = { id };
    return (await backend.ask((api, options) => api.getTimerQuestionAnswer({ ...options, path }))).answer;
  } catch (error) {
    if (isApiFailure(error, 'not_found') || isApiFailure(error, 'invalid')) return undefined;
    throw error;
  }
}

/** Closes by itself when it is answered elsewhere. */
async function pickAnswer(
  { services, model }: Asked,
  facts: TimerFacts,
  question: TimerQuestion,
): Promise<TimerAnswer | undefined> {
  const ports = toQuestionPorts({ t: services.t, now: services.clock.now() }, facts);
  const items = listAnswers(question, ports).map(({ answer, label, detail, icon }) => ({
    label: `$(${icon}) ${label}`,
    detail,
    answer,
  }));
  const closing = new vscode.CancellationTokenSource();
  const watching = model.onDidChange(() => {
    if (model.facts?.timer.question?.id !== question.id) closing.cancel();
  });
  try {
    const placeHolder = describeQuestion(question, ports);
    return (await vscode.window.showQuickPick(items, { placeHolder }, closing.token))?.answer;
  } finally {
    watching.dispose();
    closing.dispose();
  }
}

async function askForSplit(
  services: Services,
  { timer }: TimerFacts,
): Promise<AnswerTimerQuestion | undefined> {
  const except = timer.entry?.id === timer.question?.entryId ? timer.entry?.projectId : undefined;
  const placeholder = services.t('On which project was it?');
  const projectId = await pickProject(services, { placeholder, ...(except === undefined ? {} : { except }) });
  if (projectId === undefined) return undefined;
  const note = await askNote(
    services,
    { projectId, note: '', git: null },
    services.t('Split to Another Project'),
  );
  return note === undefined ? undefined : { answer: 'split', projectId, note };
}

async function send(
  { services, model }: Asked,
  { id }: TimerQuestion,
  body: AnswerTimerQuestion,
): Promise<void> {
  const { backend, t } = services;
  const { warnings, change } = await backend.ask((api, options) =>
    api.answerTimerQuestion({ ...options, path: { id }, body }),
  );
  await model.refresh();
  if (warnings.length > 0) await (await loadEntryActions()).warnOfRules(services, { overlaps: [], warnings });
  if (body.answer === 'keep' || change === null) return;
  const undo = t('Undo');
  // Not awaited: the command has done its work.
  vscode.window
    .showInformationMessage(describeDone(body.answer, t), undo)
    .then(async (chosen) => {
      if (chosen !== undo) return;
      await undoChangeOf(services, change);
      await model.refresh();
    })
    .then(undefined, (error: unknown) => showFailure(services, error));
}

function describeDone(answer: Exclude<TimerAnswer, 'keep'>, t: Services['t']): string {
  switch (answer) {
    case 'discard':
      return t('The time was taken out of the entry.');
    case 'split':
      return t('The time was given to the other project.');
    case 'stop':
      return t('The entry ends where the work did.');
  }
}
