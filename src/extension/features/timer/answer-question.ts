/** Answers what is asked about a running timer; nothing is changed before. */
import * as vscode from 'vscode';
import type { AnswerTimerQuestion, TimerQuestion } from '../../../api-client/index.ts';
import { isApiFailure } from '../../../pages/failures.ts';
import { showBriefly, showFailure } from '../../platform/notify.ts';
import { pickProject } from '../../platform/practice/pick-project.ts';
import type { Services } from '../../platform/services.ts';
import { undoChangeOf } from '../../platform/undo-entries.ts';
import { loadEntryActions } from '../timesheets/index.ts';
import { askNote } from './ask-note.ts';
import {
  describeAnswered,
  describeQuestion,
  isMoreAsked,
  listAnswers,
  type ShownQuestion,
  type TimerAnswer,
  toQuestionPorts,
  toShownQuestion,
} from './question-text.ts';
import type { TimerModel } from './timer-model.ts';
import type { TimerFacts } from './timer-text.ts';

interface Asked {
  readonly services: Services;
  readonly model: TimerModel;
}

/**
 * `given` and `of`, the question or its id, come from a button, which may be older than what is asked by now: one that
 * named less answers nothing, and the question is put again.
 */
function isOf(question: { readonly id: string }, shown: { readonly id: string } | undefined): boolean {
  return shown === undefined || shown.id === question.id;
}

async function bodyOf(answer: TimerAnswer, { services }: Asked, facts: TimerFacts) {
  return answer === 'split' ? await askForSplit(services, facts) : { answer };
}

async function sayNotAsked({ services }: Asked, shown: { readonly id: string } | undefined): Promise<void> {
  if (shown === undefined) showBriefly(services.t('Nothing is asked about the timer.'));
  else await tellAnswered(services, shown.id);
}

export async function answerQuestion(asked: Asked, given?: unknown, of?: unknown): Promise<void> {
  const { t } = asked.services;
  const shown = toShownQuestion(of);
  const facts = await asked.model.refresh();
  const question = facts?.timer.question;
  if (!facts || !question || !isOf(question, shown)) return await sayNotAsked(asked, shown);
  const isStale = shown !== undefined && isMoreAsked(question, shown);
  const title = isStale ? t('Required Fields Changed') : undefined;
  const answer = isStale || !isAnswer(given) ? await pickAnswer(asked, { facts, question, title }) : given;
  if (answer === undefined) return;
  const body = await bodyOf(answer, asked, facts);
  if (body === undefined) return;
  const { id, from, to } = isStale ? question : { ...question, ...shown };
  await send(asked, id, { ...body, from, to }).catch(async (error: unknown) => {
    if (!(await isWidenedSince(asked, { id, from, to }, error))) throw error;
    await answerQuestion(asked, answer, { id, from, to });
  });
}

/** Another window has told of more while this one was answered. */
async function isWidenedSince({ model }: Asked, shown: ShownQuestion, error: unknown): Promise<boolean> {
  if (!isApiFailure(error, 'conflict')) return false;
  const question = (await model.refresh())?.timer.question;
  return question?.id === shown.id && isMoreAsked(question, shown);
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

interface Asking {
  readonly facts: TimerFacts;
  readonly question: TimerQuestion;
  readonly title: string | undefined;
}

/** Closes by itself when it is answered elsewhere. */
async function pickAnswer({ services, model }: Asked, asking: Asking): Promise<TimerAnswer | undefined> {
  const { facts, question } = asking;
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
    const options = { placeHolder, ...(asking.title !== undefined && { title: asking.title }) };
    return (await vscode.window.showQuickPick(items, options, closing.token))?.answer;
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

async function send({ services, model }: Asked, id: string, body: AnswerTimerQuestion): Promise<void> {
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
