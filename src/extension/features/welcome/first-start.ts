/** Opens the walkthrough once, for who has not met Vireo yet, and where it covers no work. */
import * as vscode from 'vscode';
import type { Disposable } from '../../../pages/disposables.ts';
import type { Services } from '../../platform/services.ts';
import { readSetting } from '../../platform/settings.ts';
import { hasProgress } from '../../platform/walkthrough/progress.ts';

/** Kept in the editor's own storage: losing it shows the walkthrough a second time, and nothing else. */
const shownKey = 'vireo.walkthroughShown';

export function openAtFirstStart(
  { backend, context, log }: Services,
  open: () => Thenable<unknown>,
): Disposable {
  const { globalState } = context;
  // Read now: a practice that has projects, such as the demo, ticks off its first step as soon as it is shown.
  const isNew = globalState.get<boolean>(shownKey) !== true && !hasProgress(context);
  if (!isNew || !readSetting('vireo.welcome.openAtFirstStart')) return { dispose: () => undefined };
  const listening = backend.onDidChangeState(({ phase }) => {
    if (phase !== 'ready') return;
    listening.dispose();
    greet().catch((error: unknown) => log.warn(String(error)));
  });
  const greet = async () => {
    await globalState.update(shownKey, true);
    if (!coversWork()) await open();
  };
  return listening;
}

/** Not where only pages of the editor itself are open, such as its own greeting, which the walkthrough takes the place of. */
function coversWork(): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ input }) => input !== undefined));
}
