/** Getting to know Vireo: walkthrough, where records are kept, the command line. */
import * as vscode from 'vscode';
import { walkthroughId } from '../../../contract/views.ts';
import { registerCommand } from '../../platform/commands.ts';
import { type Disposable, DisposableStore } from '../../platform/disposables.ts';
import { mayBeDemo } from '../../platform/practice/data-directory.ts';
import type { Services } from '../../platform/services.ts';
import { openAtFirstStart } from './first-start.ts';
import { restoreProgress } from './progress.ts';
import { registerStorage } from './register-storage.ts';

export function registerWelcome(services: Services): Disposable {
  const { log, context } = services;
  const open = () =>
    vscode.commands.executeCommand(
      'workbench.action.openWalkthrough',
      `${context.extension.id}#${walkthroughId}`,
      false,
    );
  const store = new DisposableStore((error) => log.error(String(error)));
  if (mayBeDemo())
    loadDemo()
      .then(async ({ markDemo }) => store.add(await markDemo(services)))
      .catch((error: unknown) => log.error(String(error)));
  const greeting = openAtFirstStart(services, open);
  restoreProgress(services);
  return store.addAll(
    greeting,
    registerStorage(services),
    registerCommand(services, 'vireo.installCommand', async () =>
      (await import('./install-command.ts')).installCommand(services),
    ),
    registerCommand(services, 'vireo.openDemo', async () => (await loadDemo()).openDemo(services)),
    registerCommand(services, 'vireo.leaveDemo', async () => (await loadDemo()).leaveDemo(services)),
    registerCommand(services, 'vireo.openWalkthrough', open),
  );
}

const loadDemo = () => import('./demo-window.ts');
