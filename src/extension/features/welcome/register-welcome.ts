/** Getting to know Vireo: walkthrough, where records are kept, the command line. */
import * as vscode from 'vscode';
import { walkthroughId } from '../../../contract/views.ts';
import { registerCommand } from '../../platform/commands.ts';
import { type Disposable, DisposableStore } from '../../platform/disposables.ts';
import type { Services } from '../../platform/services.ts';
import { installCommand } from './install-command.ts';
import { restoreProgress } from './progress.ts';
import { registerStorage } from './register-storage.ts';

export function registerWelcome(services: Services): Disposable {
  const { log, context } = services;
  restoreProgress(services);
  return new DisposableStore((error) => log.error(String(error))).addAll(
    registerStorage(services),
    registerCommand(services, 'vireo.installCommand', () => installCommand(services)),
    registerCommand(services, 'vireo.openWalkthrough', () =>
      vscode.commands.executeCommand(
        'workbench.action.openWalkthrough',
        `${context.extension.id}#${walkthroughId}`,
        false,
      ),
    ),
  );
}
