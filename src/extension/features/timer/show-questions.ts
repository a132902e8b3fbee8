/** The question about a running timer, as one notification of the window that somebody looks at. */
import * as vscode from 'vscode';
import { runCommand } from '../../platform/commands.ts';
import { type Disposable, DisposableStore } from '../../platform/disposables.ts';
import { showFailure } from '../../platform/notify.ts';
import type { Services } from '../../platform/services.ts';
import { describeQuestion, listAnswers, toQuestionPorts } from './question-text.ts';
import type { TimerModel } from './timer-model.ts';
import type { TimerFacts } from './timer-text.ts';

/**
 * Each question once a window, when the window has the focus; the status bar shows it in all of them. Answered
 * anywhere, it goes everywhere: an extension cannot close its notification, but put it away with the others. A silence
 * that turns out to have been a sleep is the same question in other words: it is asked in those.
 */
export function showQuestions(services: Services, model: TimerModel): Disposable {
  let asked: string | undefined;
  let open: string | undefined;
  const look = () => {
    const { facts } = model;
    const question = facts?.timer.question ?? undefined;
    const asking = question && `${question.id} ${question.kind}`;
    if (open !== undefined && open !== asking) {
      open = undefined;
      vscode.commands.executeCommand('notifications.hideToasts');
    }
    if (facts === undefined || asking === undefined || asking === asked || !vscode.window.state.focused)
      return;
    asked = asking;
    open = asking;
    const onChosen = () => {
      if (open === asking) open = undefined;
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
  if (answer !== undefined) await runCommand('vireo.answerTimerQuestion', answer, question.id);
}
