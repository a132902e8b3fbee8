/** Errors become sentences here, and nowhere else: what happened, and a button that helps. */
import * as vscode from 'vscode';
import type { Problem, Remedy } from '../../pages/backend-problem.ts';
import { remedyOf, tellProblem } from '../../pages/backend-problem.ts';
import { describeConflict } from '../../pages/conflict-words.ts';
import { classifyFailure, type Failure } from '../../pages/failures.ts';
import { signInButtons } from './accounts/sign-in-buttons.ts';
import { type Button, commandButton } from './feature/command-button.ts';
import type { Services } from './services.ts';

type Ports = Pick<Services, 'log' | 't'>;
type Refusal = Extract<Failure, { kind: 'refused' }>;

const brieflyMs = 5_000;

/** In the status bar, for what needs no answer and may be missed. */
export function showBriefly(sentence: string): void {
  vscode.window.setStatusBarMessage(sentence, brieflyMs);
}

/** Done once it is shown: for a button, which may be pressed later or never, nobody waits. */
export async function showFailure({ log, t }: Ports, error: unknown): Promise<void> {
  const failure = classifyFailure(error);
  switch (failure.kind) {
    case 'cancelled':
      return;
    case 'unavailable':
      return await showProblem({ log, t }, failure.problem);
    case 'refused':
      log.warn(`Refused (${failure.code}): ${failure.sentence}`);
      return offer(log, vscode.window.showWarningMessage, { sentence: tellBoth(failure, t), buttons: [] });
    case 'bug':
      log.error(error instanceof Error ? error : String(error));
      return offer(log, vscode.window.showErrorMessage, {
        sentence: failure.sentence,
        buttons: [logButton(t)],
      });
  }
}

function tellBoth({ sentence, conflict }: Refusal, t: Ports['t']): string {
  return [sentence, conflict && describeConflict(conflict, t)].filter(Boolean).join(' ');
}

export async function showProblem({ log, t }: Ports, problem: Problem): Promise<void> {
  if (problem.code === 'ended') return;
  const buttons = remedyButtons(remedyOf(problem.code), t);
  offer(log, vscode.window.showErrorMessage, { sentence: tellProblem(problem, t), buttons });
}

/** The first button of the problem, for pages that show one of their own. */
export function findWayOn({ code }: Problem, t: Services['t']): Button | undefined {
  return code === 'ended' ? undefined : remedyButtons(remedyOf(code), t)[0];
}

function remedyButtons(remedy: Remedy, t: Services['t']): readonly Button[] {
  switch (remedy) {
    case 'retry':
      return [commandButton(t('Try Again'), 'vireo.reconnect'), logButton(t)];
    case 'openSettings':
      return [
        {
          label: t('Choose Another Folder'),
          run: () => vscode.commands.executeCommand('workbench.action.openSettings', 'vireo.dataDirectory'),
        },
        logButton(t),
      ];
    case 'update':
      return [
        {
          label: t('Show Extension'),
          run: () => vscode.commands.executeCommand('extension.open', 'vireo.vireo'),
        },
        logButton(t),
      ];
    case 'signIn':
      return signInButtons(t);
    case 'decide':
      return [
        commandButton(t('Restore Backup…'), 'vireo.restoreBackup'),
        commandButton(t('Open Folder'), 'vireo.openMovedDatabase'),
        commandButton(t('Start Empty'), 'vireo.startEmpty'),
      ];
  }
}

function logButton(t: Services['t']): Button {
  return commandButton(t('Show Log'), 'vireo.showLog');
}

function offer(
  log: Ports['log'],
  show: (message: string, ...buttons: string[]) => Thenable<string | undefined>,
  { sentence, buttons }: { readonly sentence: string; readonly buttons: readonly Button[] },
): void {
  Promise.resolve(show(sentence, ...buttons.map(({ label }) => label)))
    .then((chosen) => buttons.find(({ label }) => label === chosen)?.run())
    .catch((error: unknown) => log.error(error instanceof Error ? error : String(error)));
}
