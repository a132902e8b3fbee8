/**
 * How long extensions took to start, as the editor itself measured it: the table of its command
 * "Developer: Startup Performance", which has ours and its own extensions by one clock.
 */
import type { Browser } from '../../test/support/vscode/browser.ts';
import type { Workbench } from '../../test/support/vscode/workbench.ts';

export interface ActivationTime {
  /** Milliseconds to load its entry, whole ones as in the table. */
  readonly loadMs: number;
  /** Milliseconds until its activate() returned. */
  readonly callMs: number;
  /** Milliseconds from then until what it returned was there: an asynchronous one returns a promise at once. */
  readonly finishMs: number;
}

/** The whole text of the report; the lines that are not in sight are not in the page, hence the clipboard. */
export async function readStartupReport(workbench: Workbench, { context }: Browser): Promise<string> {
  const { page } = workbench;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await workbench.runCommand('Developer: Startup Performance');
  await page.locator('.tab.active', { hasText: 'Startup Performance' }).waitFor();
  await page.locator('.editor-instance .view-line').first().click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+C');
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Columns of the table: extension, eager, load code, call activate, finish activate, … */
export function parseActivationTime(report: string, extension: string): ActivationTime {
  const row = report.split('\n').find((line) => line.startsWith(`| ${extension} `));
  const [loadMs = Number.NaN, callMs = Number.NaN, finishMs = Number.NaN] = (row ?? '')
    .split('|')
    .slice(3)
    .map(Number);
  if (Number.isNaN(loadMs + callMs + finishMs)) {
    throw new Error(`The editor's report does not tell when ${extension} was activated.`);
  }
  return { loadMs, callMs, finishMs };
}
