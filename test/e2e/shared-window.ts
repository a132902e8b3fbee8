/** One window for the journeys of a file, each in a module of its own, one after the other. */
import assert from 'node:assert/strict';
import { type InstalledOptions, type InstalledWindow, openInstalled } from '../support/vscode/installed.ts';

/** Mounts a journey in the suite that is being described; the window is open in its tests and hooks. */
export type Journey = (window: () => InstalledWindow) => void;

/** Opens the window before the tests of the suite, keeps a picture of where one failed, and closes it. */
export function shareWindow(name: string, options: InstalledOptions): () => InstalledWindow {
  let window: InstalledWindow | undefined;
  before(async () => {
    window = await openInstalled(options);
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window?.workbench.keepScreenshot(`${name}-failed`);
  });
  after(() => window?.editor[Symbol.asyncDispose]());
  return () => window ?? assert.fail('The window opens before the first test.');
}

/** Closes what the journey before has left open: a page that is looked for by its element is the only one of its kind. */
export async function clearWindow({ workbench }: InstalledWindow): Promise<void> {
  const tab = workbench.page.locator('.editor-group-container .tab').first();
  // A page that is about to open when the command runs is not among those that it closes.
  await workbench.untilDone(async (attempt) => {
    await workbench.runCommand('View: Close All Editors');
    await tab.waitFor({ state: 'detached', ...attempt });
  }, 'every editor to close');
  await workbench.runCommand('Notifications: Clear All Notifications');
}
