/** Getting to know Vireo: walkthrough, what an update brings, where records are kept, the command line. */
import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { registerCommand } from '../../platform/commands.ts';
import { mayBeDemo } from '../../platform/practice/data-directory.ts';
import type { Services } from '../../platform/services.ts';
import { restoreProgress } from '../../platform/walkthrough/progress.ts';
import { arriveFromDemo } from './after-demo.ts';
import { openAtFirstStart } from './first-start.ts';
import { seenVersionKey } from './seen-version.ts';
import { registerStorage } from './storage-commands.ts';
import { walkthroughId } from './walkthrough.ts';
import { watchWalkthrough } from './walkthrough-look.ts';

const updateNotesDelayMs = 5_000;

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
  else arriveFromDemo(services, showFirstView).catch((error: unknown) => log.warn(String(error)));
  const greeting = openAtFirstStart(services, open);
  restoreProgress(services);
  return store.addAll(
    greeting,
    watchWalkthrough(services),
    registerStorage(services),
    noteUpdate(services),
    registerCommand(services, 'vireo.installCommand', async () =>
      (await import('./install-command.ts')).installCommand(services),
    ),
    registerCommand(services, 'vireo.openDemo', async () => (await loadDemo()).openDemo(services)),
    registerCommand(services, 'vireo.leaveDemo', async () => (await loadDemo()).leaveDemo(services)),
    registerCommand(services, 'vireo.openWalkthrough', open),
  );
}

/** The Projects view says what to do first. */
const showFirstView = () => vscode.commands.executeCommand('vireo.projects.focus');

const loadDemo = () => import('./demo-window.ts');

/** After the start, which it must not slow down, and only where another version ran before. */
function noteUpdate(services: Services): Disposable {
  const { clock, context, log } = services;
  const isSeen = context.globalState.get(seenVersionKey) === context.extension.packageJSON.version;
  if (isSeen) return { dispose: () => undefined };
  return clock.after(updateNotesDelayMs, () => {
    import('./update-notes.ts')
      .then(({ showUpdateNotesInEditor }) => showUpdateNotesInEditor(services))
      .catch((error: unknown) => log.warn(String(error)));
  });
}
