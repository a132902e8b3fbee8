/** Getting to know Vireo: walkthrough, where records are kept, the command line. */
import * as vscode from 'vscode';
import { walkthroughId } from '../../../contract/views.ts';
import { registerCommand } from '../../platform/commands.ts';
import { type Disposable, DisposableStore } from '../../platform/disposables.ts';
import type { Services } from '../../platform/services.ts';
import { openAtFirstStart } from './first-start.ts';
import { installCommand } from './install-command.ts';
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
  const greeting = openAtFirstStart(services, open);
  restoreProgress(services);
  return new DisposableStore((error) => log.error(String(error))).addAll(
    greeting,
    registerStorage(services),
    registerCommand(services, 'vireo.installCommand', () => installCommand(services)),
    registerCommand(services, 'vireo.openWalkthrough', open),
  );
}
