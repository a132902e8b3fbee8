/** The question about a running timer, as one notification of the window that somebody looks at. */
import * as vscode from 'vscode';
import type { TimerQuestion } from '../../../api-client/index.ts';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { runCommand } from '../../platform/commands.ts';
import { showFailure } from '../../platform/notify.ts';
import type { Services } from '../../platform/services.ts';
import { describeQuestion, isAskedAnew, listAnswers, toQuestionPorts } from './question-text.ts';
import type { TimerModel } from './timer-model.ts';
import type { TimerFacts } from './timer-text.ts';

/**
 * Each question once a window, when the window has the focus; the status bar shows it in all of them. Answered
 * anywhere, it goes everywhere: an extension cannot close its notification, but put it away with the others. A silence
 * that turns out to have been a sleep is the same question in other words: it is asked in those. So is one that was
 * widened: a button acts on no more than its sentence names.
 */
export function showQuestions(services: Services, model: TimerModel): Disposable {
  let asked: TimerQuestion | undefined;
  let isOpen = false;
  const look = () => {
    const { facts } = model;
    const question = facts?.timer.question ?? undefined;
    const isNew = question !== undefined && isAskedAnew(question, asked);
    if (isOpen && (question === undefined || isNew)) {
      isOpen = false;
      vscode.commands.executeCommand('notifications.hideToasts');
    }
    if (facts === undefined || !isNew || !vscode.window.state.focused) return;
    asked = question;
    isOpen = true;
    const onChosen = () => {
      if (asked === question) isOpen = false;
    };
    ask(services, facts, onChosen).catch((error: unknown) => showFailure(services, error));
  };
  look();
  return new DisposableStore((error) => services.log.error(String(error))).addAll(
    model.onDidChange(look),
    vscode.window.onDidChangeWindowState(look),
  );
}

async function ask(services: Services, facts: TimerFacts, onChosen: () => void): Promise<void> {
  const { question } = facts.timer;
  if (question === null) return;
  const ports = toQuestionPorts({ t: services.t, now: services.clock.now() }, facts);
  const answers = listAnswers(question, ports);
  const buttons = answers.map(({ button }) => button);
  const chosen = await vscode.window.showInformationMessage(describeQuestion(question, ports), ...buttons);
  onChosen();
  const answer = answers.find(({ button }) => button === chosen)?.answer;
  const { id, from, to } = question;
  if (answer !== undefined) await runCommand('vireo.answerTimerQuestion', answer, { id, from, to });
}
