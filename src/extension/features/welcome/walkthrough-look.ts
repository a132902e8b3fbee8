/**
 * Has the editor tick what is done once its walkthrough is there. The editor registers walkthroughs when the first is
 * opened, and never ticks a step whose condition held by then: a key that is set after the page opened makes it look.
 */
import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { setContext } from '../../platform/context.ts';
import type { Services } from '../../platform/services.ts';
import type { walkthroughLooks } from './walkthrough.ts';

/** Registering takes a moment, and up to five seconds where the editor asks for an experiment first. */
const lookAfterMs = [1_000, 6_000] as const satisfies { readonly length: typeof walkthroughLooks };

export function watchWalkthrough({ clock, log }: Pick<Services, 'clock' | 'log'>): Disposable {
  const store = new DisposableStore((error) => log.warn(String(error)));
  let isOpened = false;
  const look = () => {
    if (isOpened || !isPageOpen()) return;
    isOpened = true;
    lookAfterMs.forEach((afterMs, index) => {
      const set = () => setContext('vireo.walkthroughLooks', index + 1);
      store.add(clock.after(afterMs, () => set().catch((error: unknown) => log.warn(String(error)))));
    });
  };
  store.add(vscode.window.tabGroups.onDidChangeTabs(look));
  look();
  return store;
}

/** The API has no type for the editor's own pages; each of them may lead to the walkthrough. */
function isPageOpen(): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ input }) => input === undefined));
}
